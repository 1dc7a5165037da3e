/** How tall the thoughts of the wall are in letters of one size: read from copies that nobody sees. */

/** @import {Measure} from './wall_blocks.js' */
/** @import {Measured, Try} from './wall_layout.js' */

const NARROWEST = 9; // letters' heights: lanes that would be narrower stand in further rows
const COLUMN = 10.5; // letters' heights that a column needs before there is a second one
const GAP = 0.5;
const LINE = 1.25;

/** `sizes` in per cent of the screen's shorter side. @typedef {{sizes: number[], most: number}} Look */

/**
 * The rows in which the lanes stand, and what is to be tried in them.
 * @param {HTMLElement} wall @param {number} lanes @param {Look} look @returns {{rows: number, tries: Try[]}}
 */
export function triesFor(wall, lanes, { sizes, most }) {
  const smallest = sizes[sizes.length - 1];
  const fitting = Math.max(1, Math.floor(wall.clientWidth / letter(smallest, NARROWEST + GAP)));
  const rows = Math.ceil(lanes / Math.min(lanes, fitting));
  const width = wall.clientWidth / Math.ceil(lanes / rows);
  const tries = sizes.map((size) => ({
    size,
    columns: Math.min(most, Math.max(1, Math.floor(width / letter(size, COLUMN + GAP)))),
  }));
  // A single thought too long for a narrow column gets wider ones.
  for (let fewer = tries[tries.length - 1].columns - 1; fewer > 0; fewer--) {
    tries.push({ size: smallest, columns: fewer });
  }
  return { rows, tries };
}

/** @param {HTMLElement} wall @param {number} lanes @param {number} rows @param {Try} attempt @returns {Measured} */
export function measureWall(wall, lanes, rows, { size, columns, isFolded = false, isCut = false }) {
  const copies = /** @type {HTMLElement} */ (wall.querySelector('.wall-measure'));
  const gap = letter(size, GAP);
  const across = Math.ceil(lanes / rows);
  const lane = (wall.clientWidth - gap * 2 * (across - 1)) / across;
  copies.classList.toggle('is-folded', isFolded);
  copies.classList.toggle('is-cut', isCut);
  copies.style.setProperty('--wall-size', `${size}vmin`);
  copies.style.inlineSize = `${lane}px`;
  const titles = Math.max(0, ...Array.from(copies.querySelectorAll('.wall-title'), heightOf));
  wall.style.setProperty('--wall-title', `${titles}px`);

  const height = (wall.clientHeight - gap * 2 * (rows - 1)) / rows - (titles && titles + gap);

  copies.style.inlineSize = `${(lane - gap * (columns - 1)) / columns}px`;
  const head = Math.max(0, ...Array.from(copies.querySelectorAll('.wall-group'), heightOf));
  const lines = Math.max(1, Math.floor((height - head) / letter(size, LINE) - 2.5)); // beside the count and the frame
  wall.style.setProperty('--wall-lines', isCut ? `${lines}` : 'none');
  return { cards: Array.from(copies.querySelectorAll('.wall-card'), measureOf), head, height, gap };
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
