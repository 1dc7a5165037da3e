import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lanesOf } from '../../static/thoughts/wall_lanes.js';

const idea = (round, more = {}) => ({ round, column: 0, group: null, continuations: [], ...more });
const cards = (lane) => lane.map((stack) => stack.cards);

test('what the newest round touched comes first', () => {
  const ideas = [idea(1), idea(2), idea(1, { continuations: [{ round: 3 }] })];

  assert.deepEqual(cards(lanesOf({ columns: [], groups: [], ideas })[0]), [[2], [1], [0]]);
});

test('what is hidden for good comes last, and what is covered for a moment keeps its place', () => {
  const ideas = [idea(2, { hidden: { reason: 'twice' } }), idea(2, { hidden: { reason: 'covered' } }), idea(1)];

  assert.deepEqual(cards(lanesOf({ columns: [], groups: [], ideas })[0]), [[1], [2], [0]]);
});

test('a thought stands in its column, and in the last one when its own went away', () => {
  const ideas = [idea(1, { column: 1 }), idea(1), idea(1, { column: 5 })];

  assert.deepEqual(lanesOf({ columns: ['Keep', 'Let go'], groups: [], ideas }).map(cards), [[[1]], [[0], [2]]]);
});

test('a group stands together in each column that has some of it', () => {
  const groups = [{ group: 'a', title: 'Pairs' }];
  const ideas = [idea(1, { group: 'a' }), idea(1), idea(1, { group: 'a' }), idea(1, { group: 'a', column: 1 })];
  const [keep, letGo] = lanesOf({ columns: ['Keep', 'Let go'], groups, ideas });

  assert.deepEqual(keep, [
    { group: 'a', cards: [0, 2] },
    { group: null, cards: [1] },
  ]);
  assert.deepEqual(letGo, [{ group: 'a', cards: [3] }]);
});
