import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksOf, split } from '../../static/thoughts/wall_blocks.js';
import { pack, planFolding, planWall } from '../../static/thoughts/wall_layout.js';

const tries = [
  { size: 5, columns: 2 },
  { size: 3, columns: 4 },
  { size: 3, columns: 1 },
];

test('a few thoughts stand in the largest letters, on one page', () => {
  const plan = planWall(tries, oneLane(4), wall(Array(4).fill(100)));

  assert.deepEqual([plan.size, plan.pages.length], [5, 1]);
});

test('more thoughts stand in smaller letters before they need a second page', () => {
  const plan = planWall(tries, oneLane(20), wall(Array(20).fill(100)));

  assert.deepEqual([plan.size, plan.columns, plan.pages.length], [3, 4, 1]);
});

test('two hundred thoughts stand in the smallest letters, each once, in columns that no page overfills', () => {
  const heights = Array.from({ length: 200 }, (_, i) => 60 + (i % 7) * 40);
  const plan = planWall(tries, oneLane(200), wall(heights));
  const columns = plan.pages.flat(2);

  assert.equal(plan.size, 3);
  assert.deepEqual(cardsIn(columns).sort((a, b) => a - b), [...Array(200).keys()]);
  for (const column of columns) assert.ok(heightOf(column) <= 1000);
});

test('letters that are far too large for so many are not even measured', () => {
  const measured = [];
  planWall(
    [9, 8, 7, 6, 5, 4, 3].map((size) => ({ size, columns: 2 })),
    oneLane(200),
    (attempt) => {
      measured.push(attempt.size);
      return wall(Array(200).fill(400))(attempt);
    },
  );

  assert.deepEqual(measured, [9, 3]);
});

test('the columns of a board keep their own thoughts, and turn their pages together', () => {
  const lanes = [stacks(0, 30), stacks(30, 2)];
  const plan = planWall([{ size: 5, columns: 1 }], lanes, wall(Array(32).fill(200)));

  assert.equal(plan.pages.length, 8);
  for (const page of plan.pages) assert.equal(page.length, 2);
  assert.deepEqual(cardsIn(plan.pages.flatMap(([, second]) => second)), [30, 31]);
});

test('a thought too tall for a narrow column gets wider ones', () => {
  const measure = ({ columns }) => measured([one(columns === 1 ? 500 : 1500)]);

  assert.equal(planWall(tries, oneLane(1), measure).columns, 1);
});

test('what would take too many pages is folded, and no sooner', () => {
  const measure = ({ isFolded }) => measured(Array(40).fill(one(isFolded ? 100 : 450)));
  const few = (attempt) => measured(measure(attempt).cards.slice(0, 12));

  assert.equal(planFolding(tries, oneLane(40), measure).isFolded, true);
  assert.equal(planFolding(tries, oneLane(12), few).isFolded, undefined);
});

test('only a thought that stays too tall for its lane is cut', () => {
  const tall = ({ isCut }) => measured([one(isCut ? 900 : 3000)]);

  assert.equal(planFolding(tries, oneLane(1), tall).isCut, true);
});

test('long thoughts end early where that spares the room many pages, and not to spare one', () => {
  const chatty = ({ lines = 20 }) => measured(Array(60).fill(one(100 + 25 * Math.min(20, lines))));
  const brief = ({ lines = 4 }) => measured(Array(60).fill(one(240 + 20 * Math.min(4, lines))));
  const small = [{ size: 3, columns: 4 }];

  assert.deepEqual(shape(planFolding(small, oneLane(60), chatty)), [5, 4]);
  assert.deepEqual(shape(planFolding(small, oneLane(60), brief)), [undefined, 5]);
});

test('a thought with many continuations goes on in the next place, and none of them is lost', () => {
  const pieces = split({ whole: 2420, head: 200, list: 2190, parts: Array(20).fill(100) }, 0, 1000);

  assert.equal(pieces[0].from, 0);
  assert.equal(pieces[pieces.length - 1].to, 20);
  for (const [i, piece] of pieces.entries()) {
    assert.ok(piece.height <= 1000);
    if (i) assert.equal(piece.from, pieces[i - 1].to);
  }
});

test('a group stands together, and goes on under its name where a page ends', () => {
  const cards = Array(6).fill(one(300));
  const blocks = blocksOf({ group: 'pairs', cards: [0, 1, 2, 3, 4, 5] }, { cards, head: 50, height: 1000, gap: 10 });

  assert.deepEqual(
    blocks.map(({ goesOn, pieces }) => [goesOn, pieces.map(({ card }) => card)]),
    [
      [false, [0, 1, 2]],
      [true, [3, 4, 5]],
    ],
  );
  assert.equal(blocks[0].height, 50 + 3 * 300 + 2 * 10);
});

test('small thoughts fill the gaps that large ones leave', () => {
  const pages = pack([600, 600, 900, 300].map(block), 2, 1000, 10);

  assert.equal(pages.length, 2);
  assert.ok(cardsIn(pages[0]).includes(3));
});

test('what goes on never stands before its beginning', () => {
  const blocks = [block(700, 0), block(900, 1), { ...block(200, 1), goesOn: true }];
  const pages = pack(blocks, 1, 1000, 10);

  assert.deepEqual(pages.map(cardsIn), [[0], [1], [1]]);
});

test('on one page, what goes on stands in a later column', () => {
  const blocks = [block(300, 0), block(900, 1), { ...block(200, 1), goesOn: true }];
  const [page] = pack(blocks, 3, 1000, 10);

  assert.deepEqual(page.map((column) => cardsIn([column])), [[0], [1], [1]]);
});

function shape({ lines, pages }) {
  return [lines, pages.length];
}

function oneLane(count) {
  return [stacks(0, count)];
}

function stacks(from, count) {
  return Array.from({ length: count }, (_, i) => ({ group: null, cards: [from + i] }));
}

/** A wall 1000 high, on which letters of size 5 make cards this tall. */
function wall(heights) {
  return ({ size }) => measured(heights.map((height) => one((height * size) / 5)));
}

function measured(cards) {
  return { cards, head: 0, height: 1000, gap: 10 };
}

function one(height) {
  return { whole: height, head: height, list: 0, parts: [] };
}

function block(height, card) {
  return { group: null, goesOn: false, height, pieces: [{ card, from: 0, to: 0, height }] };
}

function cardsIn(columns) {
  return columns.flat().flatMap(({ pieces }) => pieces.map(({ card }) => card));
}

function heightOf(column) {
  return column.reduce((sum, { height }) => sum + height + 10, -10);
}
