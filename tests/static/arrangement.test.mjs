import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrange, arrangeBehind } from '../../static/parts/arrangement.js';

const idea = (name, round = 1, ...rounds) => ({
  name,
  salt: name,
  round,
  is_taken_back: false,
  continuations: rounds.map((one) => ({ name: `${name}+${one}`, round: one })),
});
const nobody = { isMine: () => false, nameOf: (salt) => salt };
const order = ({ hand, rest }) => [...hand, ...rest.flatMap(([, names]) => names)];

test('a few thoughts stand in their order, the newest round first', () => {
  assert.deepEqual(order(arrange([idea('a'), idea('b'), idea('c', 2)], nobody)), ['c', 'a', 'b']);
});

test('three to go on from come first: others’, the least continued, in the order of this phone', () => {
  const ideas = [idea('mine'), idea('grown', 1, 2), idea('d'), idea('c'), idea('b'), { ...idea('a'), is_taken_back: true }];

  const { hand } = arrange(ideas, { isMine: ({ name }) => name === 'mine', nameOf: (salt) => salt });

  assert.deepEqual(hand, ['b', 'c', 'd']);
});

test('what was continued moves to its new round, and nothing else moves', () => {
  const before = Array.from({ length: 60 }, (_, n) => idea(`i${n}`));
  const after = before.map((one) => (one.name === 'i30' ? idea('i30', 1, 2) : one));

  const [was, is] = [before, after].map((ideas) => new Map(arrange(ideas, nobody).rest));

  assert.deepEqual([...is.keys()], ['2/1', '1/0', '1/1', '1/2']);
  assert.deepEqual(is.get('2/1'), ['i30']);
  assert.deepEqual(is.get('1/2'), was.get('1/2'));
  assert.deepEqual(is.get('1/1'), was.get('1/1').filter((name) => name !== 'i30'));
});

test('while somebody writes, what is new stands behind and what is there stays', () => {
  const before = arrange([idea('a'), idea('b'), idea('c'), idea('d'), idea('e')], nobody);
  const more = [...['a', 'b', 'c', 'd'].map((name) => idea(name)), idea('e', 1, 2), idea('f', 2)];

  const then = arrangeBehind(before, more);

  assert.deepEqual(order(then), [...order(before), 'f']);
  assert.equal(new Set(then.rest.map(([place]) => place)).size, then.rest.length);
});
