/** In which order a phone shows the thoughts, and which of them stand together. A thought is told by its number. */

import { latestRound } from './newest.js';

/** @import {Idea} from '../room/words.js' */
/** @typedef {{place: string, members: number[]}} Cluster its place stays its own, whatever else comes */
/** @typedef {{group: string, members: number[]}} Grouped those of one group */
/** @typedef {{hand: number[], groups: Grouped[], rest: Cluster[]}} Arranged `hand` are those to go on from */

const HAND = 3;
const LAST = 1_000_000; // more than any thought is continued
// A big board is drawn and laid out by clusters: one more thought costs what its own cluster costs.
const TOGETHER = 20;

/**
 * Three to go on from stand first: not own ones, those with the fewest continuations, resting and finished ones last,
 * ties in an order of this phone's own, so that different phones begin with different thoughts. Then come the groups;
 * of the others the newest stand first.
 * @param {Idea[]} ideas
 * @param {object} how
 * @param {(salt: string) => string} how.nameOf what this phone would call it
 * @param {string[]} [how.groups] in their order
 * @param {(idea: Idea) => boolean} [how.isHere] what is looked at, such as one column
 * @param {boolean} [how.hasHand] whether three are dealt
 * @returns {Arranged}
 */
export function arrange(ideas, { nameOf, groups = [], isHere = () => true, hasHand = true }) {
  const elsewhere = new Set(ideas.flatMap((idea, at) => (isHere(idea) ? [] : [at])));
  const hand = hasHand && ideas.length - elsewhere.size > HAND ? handOf(ideas, nameOf, elsewhere) : [];
  for (const at of hand) elsewhere.add(at);
  const grouped = groups.map((group) => ({
    group,
    members: ideas.flatMap((idea, at) => (idea.group === group && !elsewhere.has(at) ? [at] : [])),
  }));
  for (const { members } of grouped) for (const at of members) elsewhere.add(at);
  return {
    hand,
    groups: grouped.filter(({ members }) => members.length),
    rest: clusters(ideas, (at) => elsewhere.has(at), ''),
  };
}

/**
 * What came after `before` was arranged stands behind it.
 * @param {Arranged} before @param {Idea[]} ideas @param {(idea: Idea) => boolean} [isHere] @returns {Arranged}
 */
export function arrangeBehind({ hand, groups, rest }, ideas, isHere = () => true) {
  const known = new Set([...hand, ...[...groups, ...rest].flatMap(({ members }) => members)]);
  const isElsewhere = (/** @type {number} */ at) => known.has(at) || !isHere(ideas[at]);
  return { hand, groups, rest: [...rest, ...clusters(ideas, isElsewhere, 'behind ')] };
}

/** @param {Idea[]} ideas @param {(salt: string) => string} nameOf @param {Set<number>} elsewhere */
function handOf(ideas, nameOf, elsewhere) {
  /** @type {{at: number, grown: number, lot: string}[]} */
  const hand = [];
  for (let at = 0; at < ideas.length; at++) {
    const { name, salt, hidden, continuations, is_resting, is_shaped } = ideas[at];
    const grown = is_resting || is_shaped ? LAST + continuations.length : continuations.length;
    const last = hand[HAND - 1];
    if (elsewhere.has(at) || salt === null || hidden || grown > last?.grown) continue;
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
