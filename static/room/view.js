/** What is asked of a view again and again. */

import { isOver, isTallied } from './tally.js';
import { isCounted } from './things.js';

/** @import {Presence, Step, View} from './words.js' */

/** @param {View} view */
export function onStage(view) {
  return view.steps.find((step) => step.step === view.stage) ?? null;
}

/** How many phones have given something to the round, as far as it may be known. @param {Presence | null} presence */
export function givenTo(presence) {
  const gave = presence?.gave;
  if (!gave) return 0;
  return 'exact' in gave ? gave.exact : gave.at_least;
}

/** Whether nothing more is taken to the open round: it was counted, and shown or kept. @param {Step} step */
export function isCountedUp(step) {
  return isCounted(step) && isOver(step);
}

/** Whether the round that was counted last is the open one. @param {Step} step */
export function isRevealed(step) {
  return isCounted(step) && isTallied(step);
}
