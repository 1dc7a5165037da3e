import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack, planWall, split } from '../../static/parts/wall_layout.js';

const tries = [
  { size: 5, columns: 2 },
  { size: 3, columns: 4 },
  { size: 3, columns: 1 },
];

test('a few thoughts stand in the largest letters, on one page', () => {
  const plan = planWall(tries, wall(Array(4).fill(100)));

  assert.deepEqual([plan.size, plan.pages.length], [5, 1]);
});

test('more thoughts stand in smaller letters before they need a second page', () => {
  const plan = planWall(tries, wall(Array(20).fill(100)));

  assert.deepEqual([plan.size, plan.columns, plan.pages.length], [3, 4, 1]);
});

test('two hundred thoughts stand in the smallest letters, each once, in columns that no page overfills', () => {
  const plan = planWall(tries, wall(Array.from({ length: 200 }, (_, i) => 60 + (i % 7) * 40)));
  const columns = plan.pages.flat();

  assert.equal(plan.size, 3);
  assert.deepEqual(columns.flat().map(({ card }) => card).sort((a, b) => a - b), [...Array(200).keys()]);
  for (const column of columns) assert.ok(heightOf(column) <= 1000);
});

test('a thought too tall for a narrow column gets wider ones', () => {
  const measure = ({ columns }) => ({ measures: [one(columns === 1 ? 500 : 1500)], height: 1000, gap: 10 });

  assert.equal(planWall(tries, measure).columns, 1);
});

test('a thought with many continuations goes on in the next place, and none of them is lost', () => {
  const pieces = split({ whole: 2420, head: 200, list: 2190, continuations: Array(20).fill(100) }, 0, 1000);

  assert.equal(pieces.length, 3);
  assert.equal(pieces[0].from, 0);
  assert.equal(pieces[pieces.length - 1].to, 20);
  for (const [i, piece] of pieces.entries()) {
    assert.ok(piece.height <= 1010);
    if (i) assert.equal(piece.from, pieces[i - 1].to);
  }
});

test('small thoughts fill the gaps that large ones leave', () => {
  const pages = pack([600, 600, 900, 300].map((height, card) => ({ card, from: 0, to: 0, height })), 2, 1000, 10);

  assert.equal(pages.length, 2);
  assert.ok(pages[0].flat().some(({ card }) => card === 3));
});

/** A wall 1000 high, on which letters of size 5 make cards this tall. */
function wall(heights) {
  return ({ size }) => ({ measures: heights.map((height) => one((height * size) / 5)), height: 1000, gap: 10 });
}

function one(height) {
  return { whole: height, head: height, list: 0, continuations: [] };
}

function heightOf(column) {
  return column.reduce((sum, { height }) => sum + height + 10, -10);
}
