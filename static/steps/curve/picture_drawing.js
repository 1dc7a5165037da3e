/** The drawing of a curve: hidden from screen readers, who get the table. */

import { html } from '../../vendor/ui.js';
import { dotSize, FRAME, heap, shore } from './shore.js';

/** @import {CurveStep} from '../../events.js' */
/** @import {Picture} from '../../room/words.js' */
/** @typedef {{count: number, middle: number, width: number}} Place */

const RIPPLES = [20, 40, 60];
const LOW = 44;
const TALL = 128;

/**
 * The wave with what is heaped above it; without a picture, the bare wave. `children`: what stands below it and is as wide.
 * The air above is cut to what stands in it.
 * @param {{step: CurveStep, picture: Picture | null, shadow?: Picture | null, children?: unknown}} props
 */
export function PictureDrawing({ step, picture, shadow = null, children = null }) {
  const phases = step.phases.length;
  const { column, surface, surfaceAt, water, ripple, sand, middleOf } = shore(phases);
  const isDotted = picture?.level === 'dots';
  const isFine = Boolean(isDotted && picture?.stations && (!shadow || shadow.stations));
  const now = picture && isDotted ? places(step, picture, isFine, column, middleOf) : [];
  const before = isDotted && shadow ? places(step, shadow, isFine, column, middleOf) : [];
  const tallest = Math.max(0, ...[...now, ...before].map(({ count }) => count));
  const dot = dotSize(tallest, Math.min(column, ...now.map(({ width }) => width)));
  const dots = now.flatMap((place) => heap({ ...place, dot, surfaceAt }));
  const rings = before.flatMap((place) => heap({ ...place, dot, surfaceAt }));
  const blocks = picture?.level === 'careful' ? blocksOf(picture, column, middleOf, surfaceAt) : [];
  const top = highest([...dots, ...rings], dot, blocks, surfaceAt(0));

  const ratio = (FRAME.width / (FRAME.height - top)).toFixed(2);

  return html`
    <div class="picture-shore" style=${{ '--ratio': ratio }}>
    <svg class="shore" viewBox="0 ${top} ${FRAME.width} ${FRAME.height - top}" aria-hidden="true" focusable="false">
      ${blocks.map(({ isTall, ...shape }) => html`<rect class=${isTall ? 'block block-tall' : 'block'} ...${shape} rx="8" />`)}
      ${step.phases.map((_, phase) => html`<path class="water" d=${water(phase)} />`)}
      ${step.phases.map((_, phase) => RIPPLES.map((depth) => html`<path class="ripple ripple-${(phase % 4) + 1}" d=${ripple(phase, depth)} />`))}
      <path class="surface" d=${surface} />
      <rect class="sand" ...${sand} rx="10" />
      ${rings.map(({ x, y }) => html`<circle class="dot-shadow" cx=${x} cy=${y} r=${dot * 0.49} />`)}
      ${dots.map(({ x, y }, i) => html`<circle class="dot" cx=${x} cy=${y} r=${dot * (shadow ? 0.33 : 0.43)} style=${{ '--late': mixed(i) }} />`)}
    </svg>
    ${children}
    </div>
  `;
}

/** The turn of a dot where they settle one after another, from 0 to 1, in no order that tells anything. @param {number} i */
function mixed(i) {
  return ((i * 0.618_034) % 1).toFixed(2);
}

/**
 * Careful blocks: low for "0–2", tall for "3 or more". Their feet stand in the water.
 * @param {Picture} picture @param {number} column @param {(place: number) => number} middleOf
 * @param {(x: number) => number} surfaceAt
 */
function blocksOf(picture, column, middleOf, surfaceAt) {
  const width = Math.min(124, column - 40);
  return picture.cells.map((cell, place) => {
    const isTall = cell === 1;
    const above = isTall ? TALL : LOW;
    const middle = middleOf(place);
    return { isTall, x: middle - width / 2, y: surfaceAt(middle) - above, width, height: above + 50 };
  });
}

/** @param {{y: number}[]} dots @param {number} dot @param {{y: number}[]} blocks @param {number} crest */
function highest(dots, dot, blocks, crest) {
  const tops = [...dots.map(({ y }) => y - dot / 2), ...blocks.map(({ y }) => y)];
  return Math.max(0, Math.floor(Math.min(crest - 20, ...tops) - 12));
}

/**
 * Where the heaps stand: one for each phase, or one for each station when the reveal said so; the sand is one place.
 * @param {CurveStep} step @param {Picture} picture @param {boolean} isFine @param {number} column
 * @param {(place: number) => number} middleOf @returns {Place[]}
 */
function places(step, picture, isFine, column, middleOf) {
  const off = step.phases.length;
  const sand = { count: picture.cells[off], middle: middleOf(off), width: column - 26 };
  if (!isFine || !picture.stations) {
    const heaps = picture.cells
      .slice(0, off)
      .map((count, phase) => ({ count, middle: middleOf(phase), width: column }));
    return [...heaps, sand];
  }
  const counts = picture.stations;
  const stations = step.stations.map((station, i) => {
    const siblings = step.stations.filter((other) => other.phase === station.phase);
    const width = column / siblings.length;
    const left = station.phase * column + siblings.indexOf(station) * width;
    return { count: counts[i], middle: left + width / 2, width };
  });
  return [...stations, sand];
}
