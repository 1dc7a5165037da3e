/** The order of thoughts on the wall: what the newest round touched comes first, otherwise as they were shown. */

/** @import {Idea} from '../room/words.js' */

/** @param {Idea[]} ideas @returns {Idea[]} */
export function newestFirst(ideas) {
  const latest = new Map(ideas.map((idea) => [idea, latestRound(idea)]));
  return [...ideas].sort((one, other) => (latest.get(other) ?? 0) - (latest.get(one) ?? 0));
}

/** The round in which something was last added to a thought. @param {Idea} idea */
export function latestRound(idea) {
  return Math.max(idea.round, ...idea.continuations.map((continuation) => continuation.round));
}
