/** Signs that not every font has, drawn in the colour of the words beside them. */

import { html } from '../vendor/ui.js';

const PATHS = {
  up: 'M8 14V3M3 8l5-5 5 5',
  down: 'M8 2v11M3 8l5 5 5-5',
  left: 'M14 8H3M8 3L3 8l5 5',
  right: 'M2 8h11M8 3l5 5-5 5',
  dots: 'M3 8h.01M8 8h.01M13 8h.01',
};

/** @param {{sign: keyof typeof PATHS}} props */
export function Drawn({ sign }) {
  return html`<svg class="drawn" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d=${PATHS[sign]} /></svg>`;
}
