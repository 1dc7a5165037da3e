/** A round that is counted: what events make of it, and what became of a mark in it. */

/** @import {Entry, Fate} from './given.js' */
/** @import {KeepingStep, Step, TalliedStep} from './words.js' */

export const ofRounds = {
  /** Of whatever can be asked again. @template {Step} S @param {S} step @param {{round: number}} event @returns {S} */
  RoundOpened: (step, { round }) => ({ ...step, round, state: 'open', closing_at: null, waits: false }),
  /** @template {TalliedStep} S @param {S} step @param {{round: number}} event @returns {S} */
  MarksBurnt: (step, { round }) => ({ ...withoutKept(step, round), burnt: [...step.burnt, round] }),
};

/** Of steps whose rounds may be counted and kept until the next is shown. */
export const ofKept = {
  /** @template {KeepingStep} S @param {S} step @param {{round: number, counted: string[]}} event @returns {S} */
  RoundKept: (step, { round, counted }) => ({ ...step, kept: [...step.kept, { round, counted }] }),
};

/** What was kept is told. @template {TalliedStep} S @param {S} step @param {number} round @returns {S} */
export function withoutKept(step, round) {
  return 'kept' in step ? { ...step, kept: step.kept.filter((one) => one.round !== round) } : step;
}

/** @param {TalliedStep} step */
export function isTallied({ pictures, round }) {
  return pictures.some((picture) => picture.round === round);
}

/** Whether the open round was counted, and waits to be shown with the next. @param {Step} step */
export function isKept(step) {
  return 'kept' in step && step.kept.some(({ round }) => round === step.round);
}

/** @param {Entry} entry @param {TalliedStep} step @returns {Fate} */
export function fateOfMark({ name, round = 0 }, step) {
  const kept = 'kept' in step ? step.kept : [];
  if ([...step.pictures, ...kept].some((picture) => picture.counted.includes(name))) return 'counted';
  if (step.burnt.includes(round)) return 'burnt';
  return step.round > round || step.pictures.some((picture) => picture.round === round) ? 'over' : 'sealed';
}
