/** The shore while people arrive: each phone adds one more ripple, and none is anybody's. */

import { html } from '../vendor/ui.js';

const WIDTH = 1600;
const HEIGHT = 260;
const MOST = 240;
// Powers of the plastic number spread any number of ripples evenly over a plane, and the earlier ones stay where they are.
const STEP = { across: 0.754_877_67, down: 0.569_840_29 };

/** @param {{phones: number}} props */
export function Arrivals({ phones }) {
  const ripples = Array.from({ length: Math.min(phones, MOST) }, (_, i) => ripple(i));
  return html`
    <svg class="arrivals" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <path class="water" d="M0 60 C 270 10 530 10 800 60 S 1330 110 ${WIDTH} 60 V${HEIGHT} H0 Z" />
      ${ripples.map((line, i) => html`<path key=${i} class="arrival" d=${line} />`)}
    </svg>
  `;
}

/** @param {number} i */
function ripple(i) {
  const x = 40 + ((0.37 + i * STEP.across) % 1) * (WIDTH - 120);
  const surface = 60 - 37 * Math.sin((x / WIDTH) * Math.PI * 2);
  const y = surface + 28 + ((0.2 + i * STEP.down) % 1) * (HEIGHT - surface - 48);
  const long = 26 + (i % 3) * 8;
  return `M${x.toFixed(0)} ${y.toFixed(0)} q ${long / 2} -12 ${long} 0 t ${long} 0`;
}
