/** Moves on the agenda: each gives a new list. */

import { newId } from '../room/agenda.js';

/** @import {PlannedStep} from '../room/cues.js' */

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
