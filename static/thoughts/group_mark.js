/** What tells groups apart besides their names: a shape and a colour, which can be said aloud. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

const SHAPES = [
  'M12 3 L22 21 H2 Z',
  'M12 2 a10 10 0 1 0 .01 0 Z',
  'M3 3 H21 V21 H3 Z',
  'M12 1 L22 12 L12 23 L2 12 Z',
  'M12 2 l2.9 6.6 7.1.7 -5.4 4.7 1.6 7 L12 17.3 5.8 21 l1.6-7 L2 9.3 l7.1-.7 Z',
  'M8.5 2 h7 v6.5 H22 v7 h-6.5 V22 h-7 v-6.5 H2 v-7 h6.5 Z',
];
const COLOURS = SHAPES.length;
const MARKS = COLOURS * 2;

/** `at`: the place of the group among all groups of its board. @param {{at: number}} props */
export function GroupMark({ at }) {
  return html`
    <svg class="group-mark ${groupColour(at)}" viewBox="0 0 24 24" role="img" aria-label=${groupMarkName(at)}>
      <path d=${SHAPES[at % SHAPES.length]} />
    </svg>
  `;
}

/** The class that gives what belongs to a group its colour. @param {number} at */
export function groupColour(at) {
  return `group-colour-${((at + Math.floor((at % MARKS) / COLOURS)) % COLOURS) + 1}`;
}

/** @param {number} at */
export function groupMarkName(at) {
  return [
    t('blue triangle'),
    t('orange circle'),
    t('green square'),
    t('violet diamond'),
    t('brown star'),
    t('grey cross'),
    t('orange triangle'),
    t('green circle'),
    t('violet square'),
    t('brown diamond'),
    t('grey star'),
    t('blue cross'),
  ][at % MARKS];
}
