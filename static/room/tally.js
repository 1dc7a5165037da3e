/** A round that is counted: what events make of it, and what became of a mark in it. */

/** @import {Entry, Fate} from './given.js' */
/** @import {Step, TalliedStep} from './words.js' */

export const ofRounds = {
  /** Of whatever can be asked again. @template {Step} S @param {S} step @param {{round: number}} event @returns {S} */
  RoundOpened: (step, { round }) => ({ ...step, round, state: 'open', closing_at: null, waits: false }),
  /** @template {TalliedStep} S @param {S} step @param {{round: number}} event @returns {S} */
  MarksBurnt: (step, { round }) => ({ ...step, burnt: [...step.burnt, round] }),
  /** Counted, and not shown before the next one is. @param {any} step @param {{round: number, counted: string[]}} event */
  RoundKept: (step, { round, counted }) => ({ ...step, kept: [...step.kept, { round, counted }] }),
};

/** @param {TalliedStep} step */
export function isTallied({ pictures, round }) {
  return pictures.some(named(round));
}

/** A picture of a round. @param {any} step @param {{picture: TalliedStep['pictures'][number]}} event */
export function told(step, { picture }) {
  return { ...step, pictures: [...step.pictures, picture] };
}

/** Whether the open round was counted, and waits to be shown with the next. @param {any} step */
export function isKept({ kept = [], burnt, round }) {
  return kept.some(named(round)) && !burnt.includes(round);
}

/** @param {number} round */
function named(round) {
  return (/** @type {{round: number}} */ one) => one.round === round;
}

/** Whether nothing more is taken to the open round: it was counted, and shown or kept. @param {TalliedStep} step */
export function isOver(step) {
  return isTallied(step) || isKept(step);
}

/** @param {Entry} entry @param {any} step @returns {Fate} */
export function fateOfMark({ name, round = 0 }, step) {
  const { burnt, kept = [], pictures } = step;
  if (burnt.includes(round)) return 'burnt';
  if ([...pictures, ...kept].some(({ counted }) => counted.includes(name))) return 'counted';
  return step.round > round || isTallied(step) ? 'over' : 'sealed';
}
