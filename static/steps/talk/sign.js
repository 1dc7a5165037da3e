/** The sign by which a group finds itself: a colour, a shape and a number, and the words for them. */

import { t, tn } from '../../lib/i18n.js';
import { html } from '../../vendor/ui.js';

/** @import {Deal} from '../../room/dealt.js' */

const COLOURS = 4;
const MANY = 24; // groups beside which there is no room for words on a wall
const SHAPES = [
  'M50 6a44 44 0 1 0 .1 0z',
  'M50 8 96 90H4z',
  'M10 10h80v80H10z',
  'M50 4l14 31 34 4-25 23 7 34-30-17-30 17 7-34L2 39l34-4z',
  'M50 2 98 50 50 98 2 50z',
  'M36 6h28v30h30v28H64v30H36V64H6V36h30z',
];

/** Two groups that follow each other differ in both; after 24 the number alone tells them apart. @param {number} place */
function signOf(place) {
  return { shape: place % SHAPES.length, colour: (place + Math.floor(place / SHAPES.length)) % COLOURS };
}

/** @param {number} place counted from 0 */
export function signWords(place) {
  const { shape, colour } = signOf(place);
  const colours = [t('blue'), t('orange'), t('green'), t('purple')];
  const shapes = [t('circle'), t('triangle'), t('square'), t('star'), t('diamond'), t('cross')];
  return t('Group {number}: {colour} {shape}', {
    number: place + 1,
    colour: colours[colour],
    shape: shapes[shape],
  });
}

/** @param {{place: number}} props */
export function Sign({ place }) {
  const { shape, colour } = signOf(place);
  return html`
    <svg class="sign sign-${colour}" viewBox="-14 -14 128 128" aria-hidden="true">
      <path d=${SHAPES[shape]} />
      <text x="50" y=${shape === 1 ? 76 : 63} text-anchor="middle">${place + 1}</text>
    </svg>
  `;
}

/** Signs in a row that fill a wall about twice as wide as high. @param {Deal} deal */
function across({ groups }) {
  return Math.ceil(Math.sqrt(2 * groups.length));
}

/** All groups, each with its sign and how many are in it. @param {{deal: Deal}} props */
export function Groups({ deal }) {
  return html`
    <ol class="talk-groups ${deal.groups.length > MANY ? 'is-many' : ''}" style=${{ '--across': across(deal) }}>
      ${deal.groups.map(
        (names, place) => html`
          <li key=${place}>
            <${Sign} place=${place} />
            <span>${signWords(place)}</span>
            <span class="quiet">${tn(names.length, '1 person', '{count} people')}</span>
          </li>
        `,
      )}
    </ol>
  `;
}
