/** How tall the thoughts of the wall are in letters of one size: read from copies that nobody sees. */

/** @import {Measure} from './wall_blocks.js' */
/** @import {Measured, Try} from './wall_layout.js' */

const NARROWEST = 9; // letters' heights: lanes that would be narrower stand in further rows
const COLUMN = 10.5; // letters' heights that a column needs before there is a second one
const GAP = 0.5;
const CLOSE = 0.36; // the gap where letters are at their smallest
const LINE = 1.25;

/**
 * `sizes` in per cent of the screen's shorter side; `most` columns, and whether one alone is tried before.
 * @typedef {{sizes: number[], most: number, isOneFirst?: boolean}} Look
 */

/**
 * The rows in which the lanes stand, and what is to be tried in them.
 * @param {HTMLElement} wall @param {number} lanes @param {Look} look @returns {{rows: number, tries: Try[]}}
 */
export function triesFor(wall, lanes, { sizes, most, isOneFirst = false }) {
  const smallest = sizes[sizes.length - 1];
  const fitting = Math.max(1, Math.floor(wall.clientWidth / letter(smallest, NARROWEST + GAP)));
  const rows = Math.ceil(lanes / Math.min(lanes, fitting));
  const width = wall.clientWidth / Math.ceil(lanes / rows);
  const tries = sizes.flatMap((size) => {
    const columns = Math.min(most, Math.max(1, Math.floor(width / letter(size, COLUMN + GAP))));
    return isOneFirst && columns > 1
      ? [
          { size, columns: 1 },
          { size, columns },
        ]
      : [{ size, columns }];
  });
  // A single thought too long for a narrow column gets wider ones.
  for (let fewer = tries[tries.length - 1].columns - 1; fewer > 0; fewer--) {
    tries.push({ size: smallest, columns: fewer });
  }
  return { rows, tries };
}

/** The names by which the styles know a layout. @param {Try} plan @param {Look} look */
export function looksOf({ size, isFolded = false, lines = 0, isCut = false }, { sizes }) {
  const isClose = size === sizes[sizes.length - 1];
  return { 'is-folded': isFolded, 'is-brief': lines > 0 && !isCut, 'is-cut': isCut, 'is-close': isClose };
}

/** @param {HTMLElement} wall @param {number} lanes @param {number} rows @param {Look} look @param {Try} attempt @returns {Measured} */
export function measureWall(wall, lanes, rows, look, attempt) {
  const { size, columns, isCut = false } = attempt;
  const copies = /** @type {HTMLElement} */ (wall.querySelector('.wall-measure'));
  const names = looksOf(attempt, look);
  const gap = letter(size, names['is-close'] ? CLOSE : GAP);
  const across = Math.ceil(lanes / rows);
  const lane = (wall.clientWidth - letter(size, GAP) * 2 * (across - 1)) / across;
  for (const [name, isOn] of Object.entries(names)) copies.classList.toggle(name, isOn);
  copies.style.setProperty('--wall-size', `${size}vmin`);
  copies.style.inlineSize = `${lane}px`;
  const titles = Math.max(0, ...Array.from(copies.querySelectorAll('.wall-title'), heightOf));
  wall.style.setProperty('--wall-title', `${titles}px`);

  const height = (wall.clientHeight - letter(size, GAP) * 2 * (rows - 1)) / rows - (titles && titles + gap);

  copies.style.inlineSize = `${(lane - gap * (columns - 1)) / columns}px`;
  const head = Math.max(0, ...Array.from(copies.querySelectorAll('.wall-group'), heightOf));
  const most = Math.max(1, Math.floor((height - head) / letter(size, LINE) - 2.5)); // beside the count and the frame
  const lines = isCut ? most : attempt.lines;
  copies.style.setProperty('--wall-lines', `${lines ?? 'none'}`);
  return { cards: Array.from(copies.querySelectorAll('.wall-card'), measureOf), head, height, gap, lines };
}

/** @param {Element} card @returns {Measure} */
function measureOf(card) {
  return {
    whole: heightOf(card),
    head: heightOf(card.querySelector('.wall-head')),
    list: heightOf(card.querySelector('.continuations')),
    parts: Array.from(card.querySelectorAll('li'), heightOf),
  };
}

/** @param {Element | null} element */
function heightOf(element) {
  return element ? element.getBoundingClientRect().height : 0;
}

/** So many heights of a letter, in pixels. @param {number} size @param {number} times */
function letter(size, times) {
  return (size / 100) * Math.min(window.innerWidth, window.innerHeight) * times;
}
