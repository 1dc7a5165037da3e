/**
 * Where thoughts stand on the wall: in columns, without overlapping, in the largest letters with which all of them fit
 * on one page; in the smallest letters, on as many pages as it takes. Pure numbers; a thought is told by its number.
 */

import { blocksOf } from './wall_blocks.js';

/** @import {Block, Measure, Stack} from './wall_blocks.js' */
/**
 * A lane is a column of the board, and has columns of its own; a board without columns is one lane.
 * @typedef {{size: number, columns: number, isFolded?: boolean, lines?: number, isCut?: boolean}} Try the size of letters;
 *   the columns within each lane; whether what was added in earlier rounds is only counted; the most lines of a thought;
 *   whether it has as many as its lane holds, and all that was added is counted
 * @typedef {{cards: Measure[], head: number, height: number, gap: number, lines?: number}} Measured `head`: of a group;
 *   `height`: of a lane
 * @typedef {Try & {pages: Block[][][][], isHeld: boolean}} Plan pages of lanes of columns of blocks; `isHeld`: none is
 *   taller than its lane
 */

const MOST_PAGES = 4; // that a room waits for before it sees a page again
const LINES = [8, 5, 3]; // of a thought, where there are more pages
const WORTH = 0.7; // of the pages, for which a room gives up the ends of long thoughts
const HOPELESS = 2.5; // pages that letters of a size would take, going by their area: not even measured

/**
 * Folded as soon as it would take too many pages; long thoughts then end early where that spares many pages. Cut where
 * even that is too tall for a lane.
 * @param {Try[]} tries @param {Stack[][]} lanes @param {(attempt: Try) => Measured} measure @returns {Plan}
 */
export function planFolding(tries, lanes, measure) {
  /** @param {Partial<Try>} how */
  const plan = (how, some = tries) =>
    planWall(
      some.map((attempt) => ({ ...attempt, ...how })),
      lanes,
      measure,
    );
  const smallest = tries.filter(({ size }) => size === tries[tries.length - 1].size);
  const whole = plan({});
  if (isShort(whole)) return whole;
  const folded = plan({ isFolded: true });
  if (isShort(folded)) return folded;
  const brief = inFewerLines((lines) => plan({ isFolded: true, lines }, smallest));
  if (brief.isHeld && brief.pages.length <= folded.pages.length * WORTH) return brief;
  return folded.isHeld ? folded : plan({ isFolded: true, isCut: true });
}

/** As many lines as a few pages leave. @param {(lines: number) => Plan} plan */
function inFewerLines(plan) {
  const [most, ...fewer] = LINES;
  let made = plan(most);
  for (const lines of fewer) if (!isShort(made)) made = plan(lines);
  return made;
}

/** @param {Plan} plan */
function isShort({ isHeld, pages }) {
  return isHeld && pages.length <= MOST_PAGES;
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
  const tooTall = [];
  /** @type {Plan | undefined} */
  let last;
  for (const attempt of tries) {
    const before = last && last.pages.length * (attempt.size / last.size) ** 2;
    if (before && before > HOPELESS && attempt.size > smallest) continue;
    const plan = planned(attempt, lanes, measure(attempt));
    if (plan.isHeld && (plan.pages.length <= 1 || attempt.size === smallest)) return plan;
    last = plan;
    if (attempt.size === smallest) tooTall.push(plan);
  }
  return tooTall[0];
}

/** @param {Try} attempt @param {Stack[][]} lanes @param {Measured} measured @returns {Plan} */
function planned(attempt, lanes, measured) {
  const { height, gap } = measured;
  const blocks = lanes.map((stacks) => stacks.flatMap((stack) => blocksOf(stack, measured)));
  const isHeld = blocks.flat().every((block) => block.height <= height + gap);
  return {
    ...attempt,
    lines: measured.lines ?? attempt.lines,
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
