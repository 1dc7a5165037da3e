/**
 * Where thoughts stand on the wall: in columns, without overlapping, in the largest letters with which all of them fit
 * on one page; in the smallest letters, on as many pages as it takes. Pure numbers; a thought is told by its number.
 */

import { blocksOf } from './wall_blocks.js';

/** @import {Block, Measure, Stack} from './wall_blocks.js' */
/**
 * A lane is a column of the board, and has columns of its own; a board without columns is one lane.
 * @typedef {{size: number, columns: number, isFolded?: boolean, isCut?: boolean}} Try the size of letters; the columns
 *   within each lane; whether what was added in earlier rounds is only counted; whether long words are cut and all that was added is
 *   counted
 * @typedef {{cards: Measure[], head: number, height: number, gap: number}} Measured `head`: of a group; `height`: of a lane
 * @typedef {Try & {pages: Block[][][][], isHeld: boolean}} Plan pages of lanes of columns of blocks; `isHeld`: none is
 *   taller than its lane
 */

const MOST_PAGES = 3; // that a room waits for before it sees a page again
const HOPELESS = 2.5; // pages that letters of a size would take, going by their area: not even measured

/**
 * Folded as soon as it would take too many pages, and cut where even that is too tall for a lane.
 * @param {Try[]} tries @param {Stack[][]} lanes @param {(attempt: Try) => Measured} measure @returns {Plan}
 */
export function planFolding(tries, lanes, measure) {
  const whole = planWall(tries, lanes, measure);
  if (whole.isHeld && whole.pages.length <= MOST_PAGES) return whole;
  const folded = tries.map((attempt) => ({ ...attempt, isFolded: true }));
  const plan = planWall(folded, lanes, measure);
  if (plan.isHeld) return plan;
  return planWall(
    folded.map((attempt) => ({ ...attempt, isCut: true })),
    lanes,
    measure,
  );
}

/**
 * @param {Try[]} tries the largest letters first, the widest columns last
 * @param {Stack[][]} lanes
 * @param {(attempt: Try) => Measured} measure
 * @returns {Plan}
 */
export function planWall(tries, lanes, measure) {
  const smallest = tries[tries.length - 1].size;
  /** @type {Plan[]} */
  const paged = [];
  /** @type {Plan | undefined} */
  let last;
  for (const attempt of tries) {
    const before = last && last.pages.length * (attempt.size / last.size) ** 2;
    if (before && before > HOPELESS && attempt.size > smallest) continue;
    const plan = planned(attempt, lanes, measure(attempt));
    if (plan.isHeld && plan.pages.length <= 1) return plan;
    last = plan;
    if (attempt.size === smallest) paged.push(plan);
  }
  return paged.find(({ isHeld }) => isHeld) ?? paged[0];
}

/** @param {Try} attempt @param {Stack[][]} lanes @param {Measured} measured @returns {Plan} */
function planned(attempt, lanes, measured) {
  const { height, gap } = measured;
  const blocks = lanes.map((stacks) => stacks.flatMap((stack) => blocksOf(stack, measured)));
  const isHeld = blocks.flat().every((block) => block.height <= height + gap);
  return {
    ...attempt,
    isHeld,
    pages: together(blocks.map((some) => pack(some, attempt.columns, height, gap))),
  };
}

/**
 * Each block goes to the first page that has room for it, into that page's shortest column: small ones fill the gaps
 * that large ones leave. What goes on does so in the same column or a later one.
 * @param {Block[]} blocks @param {number} columns @param {number} height @param {number} gap
 * @returns {Block[][][]} pages of columns
 */
export function pack(blocks, columns, height, gap) {
  /** @type {{columns: Block[][], filled: number[]}[]} */
  const pages = [];
  let at = 0;
  let place = 0;
  for (const block of blocks) {
    const page = block.goesOn ? at : 0;
    const column = block.goesOn ? place : 0;
    at = pages.findIndex(({ filled }, i) => {
      if (i < page) return false;
      place = shortest(filled, i === page ? column : 0);
      return filled[place] + block.height <= height;
    });
    if (at < 0) {
      at = pages.length;
      place = 0;
      pages.push({ columns: Array.from({ length: columns }, () => []), filled: new Array(columns).fill(0) });
    }
    pages[at].columns[place].push(block);
    pages[at].filled[place] += block.height + gap;
  }
  return pages.map((page) => page.columns);
}

/** The shortest column, from one of them on. @param {number[]} filled @param {number} from */
function shortest(filled, from) {
  return filled.indexOf(Math.min(...filled.slice(from)), from);
}

/** The lanes turn their pages together. @param {Block[][][][]} lanes @returns {Block[][][][]} */
function together(lanes) {
  const count = Math.max(0, ...lanes.map((pages) => pages.length));
  return Array.from({ length: count }, (_, page) => lanes.map((pages) => pages[page] ?? []));
}
