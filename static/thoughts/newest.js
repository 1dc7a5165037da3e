/** What the newest round touched: for the order of thoughts, and to say how many there are. */

/** @import {Idea, ThoughtStep} from '../room/words.js' */

/** First what the newest round touched, otherwise as they were shown. @param {Idea[]} ideas @returns {Idea[]} */
export function newestFirst(ideas) {
  const latest = new Map(ideas.map((idea) => [idea, latestRound(idea)]));
  return [...ideas].sort((one, other) => (latest.get(other) ?? 0) - (latest.get(one) ?? 0));
}

/** The round in which something was last added to a thought. @param {Idea} idea */
export function latestRound({ round, continuations }) {
  let latest = round;
  for (const one of continuations) if (one.round > latest) latest = one.round;
  return latest;
}

/** How many ideas and continuations the latest show brought. @param {ThoughtStep} step */
export function newestOf({ ideas, shown }) {
  const round = shown.length ? shown[shown.length - 1].round : 0;
  let sum = 0;
  for (const idea of ideas) {
    if (idea.round === round) sum++;
    for (const one of idea.continuations) if (one.round === round) sum++;
  }
  return sum;
}

/** How many ideas and continuations a board shows. @param {ThoughtStep} step */
export function thoughtsOn({ ideas }) {
  return ideas.reduce((sum, { continuations }) => sum + 1 + continuations.length, 0);
}
