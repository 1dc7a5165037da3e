import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dropped } from '../../static/thoughts/desk_drop.js';
import { heldOrder, lanesFor } from '../../static/thoughts/desk_order.js';
import { coveredThing, waitingFlags } from '../../static/thoughts/moderation_line.js';
import { freshName } from '../../static/thoughts/shaping.js';
import { chosenByChance } from '../../static/thoughts/spotlight.js';

const idea = (name, more = {}) => ({
  name,
  text: name,
  column: 0,
  group: null,
  hidden: null,
  is_taken_back: false,
  is_resting: false,
  continuations: [],
  ...more,
});
const board = (ideas, more = {}) => ({ step: 'board1', kind: 'board', columns: [], groups: [], ideas, ...more });
const names = (ideas) => ideas.map(({ name }) => name);
const fresh = () => 'newone';

test('a board without columns is one lane, its groups first', () => {
  const step = board([idea('a'), idea('b', { group: 'g' })], { groups: [{ group: 'g', title: 'Rooms' }] });

  const [lane, ...others] = lanesFor(step, step.ideas);

  assert.deepEqual(names(lane.loose), ['a']);
  assert.deepEqual(names(lane.stacks[0].ideas), ['b']);
  assert.deepEqual(others, []);
});

test('a group that lies in two columns stands in both, and each says how much of it is there', () => {
  const step = board([idea('a', { group: 'g' }), idea('b', { group: 'g', column: 1 })], {
    columns: ['Keep', 'Stop'],
    groups: [{ group: 'g', title: '' }],
  });

  const lanes = lanesFor(step, step.ideas);

  assert.deepEqual(
    lanes.map(({ count, stacks: [{ ideas, size }] }) => [count, ideas.length, size]),
    [
      [1, 1, 2],
      [1, 1, 2],
    ],
  );
});

test('a column that went away leaves its thoughts in the last one', () => {
  const step = board([idea('a', { column: 5 })], { columns: ['Keep', 'Stop'] });

  assert.deepEqual(names(lanesFor(step, step.ideas)[1].loose), ['a']);
});

test('while somebody points at a thought, what comes stands at the end', () => {
  const before = [idea('c'), idea('a'), idea('gone')];

  assert.deepEqual(names(heldOrder(before, [idea('a'), idea('b'), idea('c')])), ['c', 'a', 'b']);
});

test('a thought let go on another one makes a group of both', () => {
  const step = board([idea('a'), idea('b')]);

  assert.deepEqual(dropped(step, 'a', { card: 'b', group: null, column: 0 }, fresh), [
    { act: 'GroupIdeas', fields: { group: 'newone', ideas: ['b', 'a'] } },
  ]);
});

test('let go in a group of another column it goes there, and into the group', () => {
  const step = board([idea('a'), idea('b', { group: 'g', column: 1 })], { columns: ['Keep', 'Stop'] });

  assert.deepEqual(dropped(step, 'a', { card: 'b', group: 'g', column: 1 }, fresh), [
    { act: 'MoveIdeas', fields: { ideas: ['a'], column: 1 } },
    { act: 'GroupIdeas', fields: { group: 'g', ideas: ['a'] } },
  ]);
});

test('let go beside its group it leaves it', () => {
  const step = board([idea('a', { group: 'g' }), idea('b', { group: 'g' })]);

  assert.deepEqual(dropped(step, 'a', { card: null, group: null, column: 0 }, fresh), [
    { act: 'UngroupIdeas', fields: { ideas: ['a'] } },
  ]);
});

test('let go where it stands, everything stays', () => {
  const step = board([idea('a', { group: 'g' }), idea('b')]);

  assert.deepEqual(dropped(step, 'a', { card: 'a', group: 'g', column: 0 }, fresh), []);
  assert.deepEqual(dropped(step, 'a', { card: null, group: 'g', column: 0 }, fresh), []);
  assert.deepEqual(dropped(step, 'b', { card: null, group: null, column: 0 }, fresh), []);
});

test('chance picks every thought once before one comes again, and none that is hidden, gone or resting', () => {
  const ideas = [
    idea('a'),
    idea('b'),
    idea('c'),
    idea('hidden', { hidden: { reason: 'covered', own: '' } }),
    idea('gone', { is_taken_back: true }),
    idea('resting', { is_resting: true }),
  ];
  const before = new Set();
  const seen = [];
  let lit = null;
  for (let turn = 0; turn < 9; turn++) {
    lit = chosenByChance(ideas, lit, before).name;
    before.add(lit);
    seen.push(lit);
  }

  for (const at of [0, 3, 6]) assert.deepEqual(seen.slice(at, at + 3).sort(), ['a', 'b', 'c']);
  for (let at = 1; at < seen.length; at++) assert.notEqual(seen[at], seen[at - 1]);
});

test('a single thought may be picked again, and of none nothing', () => {
  assert.equal(chosenByChance([idea('a')], 'a', new Set(['a'])).name, 'a');
  assert.equal(chosenByChance([], null, new Set()), null);
});

test('a flag waits only while its thought can be read', () => {
  const covered = idea('b', { hidden: { reason: 'covered', own: '' } });
  const grown = idea('a', { continuations: [idea('c')] });
  const view = { stage: 'board1', steps: [board([grown, covered])] };
  const flag = (name) => ({ step: 'board1', idea: name, reasons: ['person'] });

  const waiting = waitingFlags([flag('a'), flag('b'), flag('c'), flag('nosuch')], view);

  assert.deepEqual(
    waiting.map(({ thing }) => thing.name),
    ['a', 'c'],
  );
  assert.deepEqual(coveredThing(view), { step: 'board1', idea: 'b' });
});

test('a sentence has a name and a salt as the wire wants them', () => {
  const { name, salt } = freshName();

  assert.match(name, /^[\w-]{42}[AEIMQUYcgkosw048]$/);
  assert.match(salt, /^[\w-]{21}[AQgw]$/);
});
