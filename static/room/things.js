/** What a step of whatever kind holds: ideas, and what continues them; rounds that are counted; or nothing. */

/** @import {Continuation, Idea, Step, TalliedStep, ThoughtStep} from './words.js' */

/** Whether people's words are shown in it. @param {Step | null | undefined} step @returns {step is ThoughtStep} */
export function hasThoughts(step) {
  return Boolean(step && 'ideas' in step);
}

/** Whether its rounds are counted. @param {Step | null | undefined} step @returns {step is TalliedStep} */
export function isCounted(step) {
  return Boolean(step && 'burnt' in step);
}

/** A break asks nothing. @param {Step | null | undefined} step @returns {step is ThoughtStep | TalliedStep} */
export function asks(step) {
  return hasThoughts(step) || isCounted(step);
}

/** @param {Step | null | undefined} step @returns {Idea[]} */
export function ideasOf(step) {
  return hasThoughts(step) ? step.ideas : [];
}

/** Every idea, and behind it what continues it. @param {Step | undefined} step @returns {(Idea | Continuation)[]} */
export function thingsOf(step) {
  return ideasOf(step).flatMap((idea) => [idea, ...idea.continuations]);
}

/** @param {Pick<Idea, 'hidden' | 'is_taken_back'>} thing */
export function isReadable({ hidden, is_taken_back }) {
  return !hidden && !is_taken_back;
}

/** How many rounds of a step were shown. @param {Step} step */
export function seenIn(step) {
  return hasThoughts(step) ? step.shown.length : isCounted(step) ? step.pictures.length : 0;
}

/** Whether something of a step is there to be seen. @param {Step} step */
export function hasShown(step) {
  return seenIn(step) > 0 || ideasOf(step).length > 0;
}
