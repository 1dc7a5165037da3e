/** In which order a phone shows the thoughts, and which of them stand together. A thought is told by its number. */

import { latestRound } from './newest.js';

/** @import {Idea} from '../room/words.js' */
/** @typedef {{place: string, members: number[]}} Cluster its place stays its own, whatever else comes */
/** @typedef {{hand: number[], rest: Cluster[]}} Arranged `hand` are those to go on from */

const HAND = 3;
// A big board is drawn and laid out by clusters: one more thought costs what its own cluster costs.
const TOGETHER = 20;

/**
 * Three to go on from stand first: not own ones, those with the fewest continuations, ties in an order of this phone's
 * own, so that different phones begin with different thoughts. Of the others the newest come first.
 * @param {Idea[]} ideas @param {(salt: string) => string} nameOf what this phone would call it @returns {Arranged}
 */
export function arrange(ideas, nameOf) {
  const hand = ideas.length > HAND ? handOf(ideas, nameOf) : [];
  return { hand, rest: clusters(ideas, (at) => hand.includes(at), '') };
}

/**
 * What came after `before` was arranged stands behind it.
 * @param {Arranged} before @param {Idea[]} ideas @returns {Arranged}
 */
export function arrangeBehind({ hand, rest }, ideas) {
  const known = new Set([...hand, ...rest.flatMap(({ members }) => members)]);
  return { hand, rest: [...rest, ...clusters(ideas, (at) => known.has(at), 'behind ')] };
}

/** @param {Idea[]} ideas @param {(salt: string) => string} nameOf */
function handOf(ideas, nameOf) {
  /** @type {{at: number, grown: number, lot: string}[]} */
  const hand = [];
  for (let at = 0; at < ideas.length; at++) {
    const { name, salt, continuations } = ideas[at];
    const grown = continuations.length;
    const last = hand[HAND - 1];
    if (salt === null || grown > last?.grown) continue;
    const lot = nameOf(salt);
    if (lot === name || (grown === last?.grown && lot > last.lot)) continue;
    const behind = hand.findIndex(
      (other) => grown < other.grown || (grown === other.grown && lot < other.lot),
    );
    hand.splice(behind < 0 ? hand.length : behind, 0, { at, grown, lot });
    hand.length = Math.min(hand.length, HAND);
  }
  return hand.map(({ at }) => at);
}

/**
 * The newest first; together stand those of one round that were shown near each other.
 * @param {Idea[]} ideas @param {(at: number) => boolean} isElsewhere @param {string} where
 */
function clusters(ideas, isElsewhere, where) {
  /** @type {Map<number, Cluster[]>} */
  const rounds = new Map();
  for (let at = 0; at < ideas.length; at++) {
    if (isElsewhere(at)) continue;
    const latest = latestRound(ideas[at]);
    const round = rounds.get(latest) ?? [];
    if (!round.length) rounds.set(latest, round);
    const near = round[round.length - 1];
    if (near && Math.floor(near.members[0] / TOGETHER) === Math.floor(at / TOGETHER)) near.members.push(at);
    else round.push({ place: `${where}${latest}/${Math.floor(at / TOGETHER)}`, members: [at] });
  }
  return [...rounds].sort(([one], [other]) => other - one).flatMap(([, round]) => round);
}
