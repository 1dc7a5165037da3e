/** A round that is counted: what events make of it, and what became of a mark in it. */

/** @import {Entry, Fate} from './given.js' */
/** @import {Step, TalliedStep} from './words.js' */

export const ofRounds = {
  /** Of whatever can be asked again. @template {Step} S @param {S} step @param {{round: number}} event @returns {S} */
  RoundOpened: (step, { round }) => ({ ...step, round, state: 'open', closing_at: null, waits: false }),
  /** @template {TalliedStep} S @param {S} step @param {{round: number}} event @returns {S} */
  MarksBurnt: (step, { round }) => ({ ...step, burnt: [...step.burnt, round] }),
};

/** @param {TalliedStep} step */
export function isTallied({ pictures, round }) {
  return pictures.some((picture) => picture.round === round);
}

/** @param {Entry} entry @param {TalliedStep} step @returns {Fate} */
export function fateOfMark({ name, round = 0 }, step) {
  if (step.pictures.some((picture) => picture.counted.includes(name))) return 'counted';
  if (step.burnt.includes(round)) return 'burnt';
  return step.round > round || step.pictures.some((picture) => picture.round === round) ? 'over' : 'sealed';
}
