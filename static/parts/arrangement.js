/** In which order a phone shows the thoughts, and which of them stand together. */

import { latestRound } from './newest.js';

/** @import {Secrets} from '../room/secrets.js' */
/** @import {Idea} from '../room/words.js' */
/** @typedef {[string, string[]]} Cluster its place, which stays its own whatever else comes; names of thoughts */
/** @typedef {{hand: string[], rest: Cluster[]}} Arranged `hand` are those to go on from */

const HAND = 3;
// A big board is drawn and laid out by clusters: one more thought costs what its own cluster costs.
const TOGETHER = 20;

/**
 * Three to go on from stand first: not own ones, those with the fewest continuations, ties in an order of this phone's
 * own, so that different phones begin with different thoughts. Of the others the newest come first.
 * @param {Idea[]} ideas @param {Pick<Secrets, 'isMine' | 'nameOf'>} secrets @returns {Arranged}
 */
export function arrange(ideas, secrets) {
  const hand = ideas.length > HAND ? handOf(ideas, secrets) : [];
  return { hand, rest: clusters(ideas, (name) => hand.includes(name), '') };
}

/**
 * What came after `before` was arranged stands behind it.
 * @param {Arranged} before @param {Idea[]} ideas @returns {Arranged}
 */
export function arrangeBehind({ hand, rest }, ideas) {
  const known = new Set([...hand, ...rest.flatMap(([, names]) => names)]);
  return { hand, rest: [...rest, ...clusters(ideas, (name) => known.has(name), 'behind ')] };
}

/** @param {Idea[]} ideas @param {Pick<Secrets, 'isMine' | 'nameOf'>} secrets */
function handOf(ideas, { isMine, nameOf }) {
  /** @type {{name: string, grown: number, lot: string}[]} */
  const hand = [];
  for (const idea of ideas) {
    const [grown, last] = [idea.continuations.length, hand[HAND - 1]];
    if (idea.is_taken_back || grown > last?.grown || isMine(idea)) continue;
    const lot = nameOf(idea.salt ?? '');
    const at = hand.findIndex((other) => grown < other.grown || (grown === other.grown && lot < other.lot));
    if (at < 0 && last) continue;
    hand.splice(at < 0 ? hand.length : at, 0, { name: idea.name, grown, lot });
    hand.length = Math.min(hand.length, HAND);
  }
  return hand.map(({ name }) => name);
}

/**
 * The newest first; together stand those of one round that were shown near each other.
 * @param {Idea[]} ideas @param {(name: string) => boolean} isElsewhere @param {string} where
 */
function clusters(ideas, isElsewhere, where) {
  /** @type {Map<number, {near: number, names: string[]}[]>} */
  const rounds = new Map();
  for (let at = 0; at < ideas.length; at++) {
    const { name } = ideas[at];
    if (isElsewhere(name)) continue;
    const near = Math.floor(at / TOGETHER);
    const latest = latestRound(ideas[at]);
    const round = rounds.get(latest) ?? [];
    if (!round.length) rounds.set(latest, round);
    if (round[round.length - 1]?.near === near) round[round.length - 1].names.push(name);
    else round.push({ near, names: [name] });
  }
  return [...rounds]
    .sort(([one], [other]) => other - one)
    .flatMap(([latest, round]) =>
      round.map(({ near, names }) => /** @type {Cluster} */ ([`${where}${latest}/${near}`, names])),
    );
}
