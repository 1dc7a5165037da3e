/** The thoughts of a step, whatever its kind: ideas, and what continues them. */

/** @import {Continuation, Idea, Step} from './words.js' */

/** @param {Step | undefined} step @returns {Idea[]} */
export function ideasOf(step) {
  return step && 'ideas' in step ? step.ideas : [];
}

/** Every idea, and behind it what continues it. @param {Step | undefined} step @returns {(Idea | Continuation)[]} */
export function thingsOf(step) {
  return ideasOf(step).flatMap((idea) => [idea, ...idea.continuations]);
}

/** @param {Pick<Idea, 'hidden' | 'is_taken_back'>} thing */
export function isReadable({ hidden, is_taken_back }) {
  return !hidden && !is_taken_back;
}
