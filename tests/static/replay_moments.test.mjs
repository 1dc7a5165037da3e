/** A replay is as long as a breath, and says what each showing added. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LAST, momentsOf, momentWords, paceOf } from '../../static/saved/replay_moments.js';

const card = (at) => ({ dataset: { at }, matches: () => true });
const saying = (at) => ({ dataset: { at }, matches: () => false });

test('moments come in their order, and the sentences last', () => {
  assert.deepEqual(momentsOf([card('2'), saying(String(LAST)), card('1'), saying('10')]), [
    1,
    2,
    10,
    LAST,
  ]);
});

test('all of them take ten seconds, where that can be looked at', () => {
  assert.equal(paceOf(8) * 8, 10_000);
  assert.equal(paceOf(2), 2500);
  assert.equal(paceOf(100), 700);
});

test('a story tells its parts by what they are', () => {
  const part = { dataset: { at: '2', says: 'Showing 2 · Addition' }, matches: () => false };
  assert.equal(momentWords([part], 2, [1, 2]), 'Showing 2 · Addition');
});

test('what came is counted', () => {
  const moments = momentsOf([card('1'), card('2'), saying(String(LAST))]);
  assert.equal(momentWords([card('1'), card('1')], 1, moments), 'Showing 1 of 2: 2 new thoughts');
  assert.equal(momentWords([card('2'), saying('2')], 2, moments), 'Showing 2 of 2: 1 new thought, 1 continuation');
  assert.equal(momentWords([saying(String(LAST))], 3, moments), '1 sentence of the group');
});
