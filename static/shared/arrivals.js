/** The shore while people arrive: each phone adds one more ripple, and none is anybody's. */

import { html } from '../vendor/ui.js';

const WIDTH = 1000;
const HEIGHT = 280;
const MOST = 240;
// Powers of the plastic number spread any number of ripples evenly over a plane, and the earlier ones stay where they are.
const STEP = { across: 0.754_877_67, down: 0.569_840_29 };
const CREST = 44;
const SWELL = 30;

/** Without phones it lies calm. @param {{phones?: number}} props */
export function Arrivals({ phones = 0 }) {
  const ripples = Array.from({ length: Math.min(phones, MOST) }, (_, i) => ripple(i));
  return html`
    <svg class="arrivals" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="xMidYMin slice" aria-hidden="true">
      <path class="swell" d="M0 52 C 120 88 260 92 430 52 S 760 8 ${WIDTH} 66 V${HEIGHT} H0 Z" />
      <path class="water" d="M0 ${CREST} C 170 ${CREST - SWELL} 330 ${CREST - SWELL} 500 ${CREST} S 830 ${CREST + SWELL} ${WIDTH} ${CREST} V${HEIGHT} H0 Z" />
      ${ripples.map((line, i) => html`<path key=${i} class="arrival" d=${line} />`)}
    </svg>
  `;
}

/** @param {number} i */
function ripple(i) {
  const long = 22 + (i % 3) * 6;
  const x = 16 + ((0.37 + i * STEP.across) % 1) * (WIDTH - 32 - 2 * long);
  const surface = CREST - SWELL * 0.8 * Math.sin((x / WIDTH) * Math.PI * 2);
  const y = surface + 26 + ((0.2 + i * STEP.down) % 1) * (HEIGHT - surface - 44);
  return `M${x.toFixed(0)} ${y.toFixed(0)} q ${long / 2} -10 ${long} 0 t ${long} 0`;
}
