/**
 * The wall of a replay: the thoughts of a saved board once more, each with all that it grew into. Where there is room for
 * several columns each has its place from the beginning, as large as in the end, so that nothing moves away.
 */

import { LAST } from './replay_moments.js';
import { partOf, sentenceOf } from './replay_part.js';

const SIZES = [2.25, 1.75, 1.375, 1.125, 1, 0.875, 0.75, 0.625];
const NARROW = 700; // px
const READABLE = '0.875rem';

/** @param {Element[]} cards of the page @returns {HTMLElement} */
export function wallOf(cards) {
  const wall = made('div', 'replay-wall');
  const columns = made('div', 'replay-cards');
  columns.append(...cards.map((card) => placeOf(/** @type {HTMLElement} */ (card))));
  wall.append(columns);
  return wall;
}

/**
 * The largest letters with which everything is seen at once. Where not even the smallest would do, the wall follows what
 * is new; on a narrow screen with letters that can be read. Called while all of it is there, and keeps the places.
 * @param {HTMLElement} wall
 */
export function fitted(wall) {
  const isFitting = SIZES.some((size) => {
    wall.style.fontSize = `${size}rem`;
    return wall.scrollHeight <= wall.clientHeight;
  });
  if (wall.clientWidth < NARROW) {
    if (!isFitting) wall.style.fontSize = READABLE;
    return;
  }
  wall.classList.add('holds-places');
  const places = /** @type {HTMLElement[]} */ ([...wall.querySelectorAll('.replay-place')]);
  const heights = places.map((place) => place.offsetHeight);
  for (const [number, place] of places.entries()) place.style.blockSize = `${heights[number]}px`;
}

/** @param {HTMLElement} card */
function placeOf(card) {
  const place = made('div', 'replay-place');
  const copy = made('article', 'card card-spark');
  const told = [...card.querySelectorAll('.saying[data-showing]')];
  const [first, ...others] = /** @type {HTMLElement[]} */ (
    told.length ? told : [card, ...card.querySelectorAll('.continuations > li')]
  );
  copy.dataset.at = card.dataset.showing;
  copy.append(partOf(first), ...others.map((one) => partOf(one, Number(one.dataset.showing))));
  const sentence = card.querySelector(':scope > .card-sentence');
  if (sentence) copy.append(sentenceOf(sentence, LAST));
  place.append(copy);
  return place;
}

/** @param {string} name @param {string} look */
function made(name, look) {
  const element = document.createElement(name);
  element.className = look;
  return element;
}
