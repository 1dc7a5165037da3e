/** The thoughts of a board: ideas, and what continues them. */

/** @import {Continuation, Idea, Step} from './words.js' */

/** Every idea, and behind it what continues it. @param {Step | undefined} step @returns {(Idea | Continuation)[]} */
export function thingsOf(step) {
  return step?.kind === 'board' ? step.ideas.flatMap((idea) => [idea, ...idea.continuations]) : [];
}

/** @param {Pick<Idea, 'hidden' | 'is_taken_back'>} thing */
export function isReadable({ hidden, is_taken_back }) {
  return !hidden && !is_taken_back;
}
