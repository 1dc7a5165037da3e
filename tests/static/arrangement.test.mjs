import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrange, arrangeBehind } from '../../static/thoughts/arrangement.js';

const idea = (name, round = 1, ...rounds) => ({
  name,
  salt: name,
  round,
  is_taken_back: false,
  hidden: null,
  group: null,
  is_resting: false,
  is_shaped: false,
  continuations: rounds.map((one) => ({ name: `${name}+${one}`, round: one })),
});
const lot = (salt) => `lot ${salt}`;
const order = ({ hand, rest }) => [...hand, ...rest.flatMap(({ members }) => members)];
const clusters = ({ rest }) => Object.fromEntries(rest.map(({ place, members }) => [place, members]));

test('a few thoughts stand in their order, the newest round first', () => {
  assert.deepEqual(order(arrange([idea('a'), idea('b'), idea('c', 2)], { nameOf: lot })), [2, 0, 1]);
});

test('three to go on from come first: others’, the least continued, in the order of this phone', () => {
  const gone = { ...idea('a'), salt: null, is_taken_back: true };
  const ideas = [idea('mine'), idea('grown', 1, 2), idea('d'), idea('c'), idea('b'), gone];

  const { hand } = arrange(ideas, { nameOf: (salt) => (salt === 'mine' ? 'mine' : lot(salt)) });

  assert.deepEqual(hand, [4, 3, 2]);
});

test('what is hidden is never dealt; what rests or is finished comes last', () => {
  const hidden = { ...idea('a'), hidden: { reason: 'hurts', own: '' } };
  const [resting, shaped] = [
    { ...idea('b'), is_resting: true },
    { ...idea('c'), is_shaped: true },
  ];

  const { hand } = arrange([hidden, resting, shaped, idea('x', 1, 1, 1), idea('y')], { nameOf: lot });

  assert.deepEqual(hand, [4, 3, 1]);
});

test('in a later round the least continued are dealt, one’s own additions included', () => {
  const ideas = [idea('a', 1, 2), idea('b'), idea('c', 1, 2, 2), idea('d', 2), idea('e', 1, 2)];

  assert.deepEqual(arrange(ideas, { nameOf: lot }).hand, [1, 3, 0]);
});

test('groups stand together under their names, and a column has its own hand', () => {
  const inGroup = (name) => ({ ...idea(name), group: 'g1' });
  const ideas = [idea('a'), inGroup('b'), inGroup('c'), idea('d'), { ...inGroup('e'), column: 1 }];

  const how = { nameOf: lot, groups: ['g2', 'g1'], isHere: (one) => one.column !== 1 };
  const some = arrange(ideas, { ...how, hasHand: false });

  assert.deepEqual(some.groups, [{ group: 'g1', members: [1, 2] }]);
  assert.deepEqual(some.rest.flatMap(({ members }) => members), [0, 3]);
  assert.deepEqual(arrange(ideas, how).hand, [0, 1, 2]);
});

test('the hand is the same whatever order the thoughts were shown in', () => {
  const names = Array.from({ length: 40 }, (_, n) => `i${(n * 17) % 40}`);
  const handOf = (some) => arrange(some.map((name) => idea(name)), { nameOf: lot }).hand.map((at) => some[at]);

  assert.deepEqual(handOf(names), [...names].sort().slice(0, 3));
  assert.deepEqual(handOf([...names].reverse()), [...names].sort().slice(0, 3));
});

test('what was continued moves to its new round, and nothing else moves', () => {
  const before = Array.from({ length: 60 }, (_, n) => idea(`i${n}`));
  const after = before.map((one, at) => (at === 30 ? idea('i30', 1, 2) : one));

  const [was, is] = [before, after].map((ideas) => clusters(arrange(ideas, { nameOf: lot })));

  assert.deepEqual(Object.keys(is), ['2/1', '1/0', '1/1', '1/2']);
  assert.deepEqual(is['2/1'], [30]);
  assert.deepEqual(is['1/2'], was['1/2']);
  assert.deepEqual(is['1/1'], was['1/1'].filter((at) => at !== 30));
});

test('while somebody writes, what is new stands behind and what is there stays', () => {
  const before = arrange(['a', 'b', 'c', 'd', 'e'].map((name) => idea(name)), { nameOf: lot });
  const more = [...['a', 'b', 'c', 'd'].map((name) => idea(name)), idea('e', 1, 2), idea('f', 2)];

  const then = arrangeBehind(before, more);

  assert.deepEqual(order(then), [...order(before), 5]);
  assert.equal(new Set(then.rest.map(({ place }) => place)).size, then.rest.length);
});
