/** Which thoughts stand together on the wall: in the columns of the board, and in the groups that the room made. */

import { latestRound } from './newest.js';

/** @import {ThoughtStep, Idea} from '../room/words.js' */
/** @import {Stack} from './wall_blocks.js' */

/**
 * What the newest round touched comes first, what is hidden for good last; a thought is told by its place in `ideas`.
 * @param {Pick<ThoughtStep, 'columns' | 'groups' | 'ideas'>} step @returns {Stack[][]} a lane for each column, or one
 */
export function lanesOf({ columns, groups, ideas }) {
  const last = Math.max(1, columns.length) - 1;
  const named = new Set(groups.map(({ group }) => group));
  return Array.from({ length: last + 1 }, (_, lane) => {
    /** @type {Map<string | number, Stack>} */
    const stacks = new Map();
    for (const [at, { column, group }] of ideas.entries()) {
      if (Math.min(column, last) !== lane) continue;
      const together = group !== null && named.has(group) ? group : null;
      const stack = stacks.get(together ?? at);
      if (stack) stack.cards.push(at);
      else stacks.set(together ?? at, { group: together, cards: [at] });
    }
    return newestFirst([...stacks.values()], ideas);
  });
}

/** @param {Stack[]} stacks @param {Idea[]} ideas */
function newestFirst(stacks, ideas) {
  const latest = ideas.map((idea) => (isGone(idea) ? -1 : latestRound(idea)));
  /** @param {Stack} stack */
  const of = ({ cards }) => Math.max(...cards.map((card) => latest[card]));
  for (const { cards } of stacks) cards.sort((one, other) => latest[other] - latest[one]);
  return stacks.sort((one, other) => of(other) - of(one));
}

/** Nothing of it is left to be read. @param {Idea} idea */
function isGone({ hidden, is_taken_back, continuations }) {
  return (is_taken_back || (hidden && hidden.reason !== 'covered')) && !continuations.length;
}
