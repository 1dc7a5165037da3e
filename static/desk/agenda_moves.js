/** Moves on the agenda: each gives a new list. */

import { newId } from './agenda.js';

/** @import {PlannedStep} from '../room/words.js' */

/** @param {PlannedStep[]} steps @param {number} place @param {1 | -1} by */
export function moved(steps, place, by) {
  const list = [...steps];
  [list[place], list[place + by]] = [list[place + by], list[place]];
  return list;
}

/** The copy stands after its original. @param {PlannedStep[]} steps @param {number} place */
export function copyOf(steps, place) {
  const copy = { ...steps[place], settings: { ...steps[place].settings }, step: newId() };
  return [...steps.slice(0, place + 1), copy, ...steps.slice(place + 1)];
}

/** A step that is skipped is played again, and the other way round. @param {PlannedStep[]} steps @param {number} place */
export function skipping(steps, place) {
  const { is_skipped = false, ...others } = steps[place].settings;
  const settings = is_skipped ? others : { ...others, is_skipped: true };
  return steps.map((step, at) => (at === place ? { ...step, settings } : step));
}

/** With this step as it was written now; a new one comes last. @param {PlannedStep[]} steps @param {PlannedStep} changed */
export function written(steps, changed) {
  const isKnown = steps.some((step) => step.step === changed.step);
  return isKnown ? steps.map((step) => (step.step === changed.step ? changed : step)) : [...steps, changed];
}
