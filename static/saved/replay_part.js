/** A part of a thought that comes at its own moment of a replay, and grows from the words before it. */

import { closeEdge, dotsOf, growFrom } from '../thoughts/grow_motion.js';

const SLOWLY = 760; // ms: it is looked at for ten seconds, and by a whole room

/** @param {HTMLElement} saying of the page @param {number} [at] its moment */
export function partOf(saying, at) {
  const part = partWith(saying.querySelector('.card-words'), at);
  if ('grows' in saying.dataset) part.dataset.grows = '';
  return part;
}

/** What the room wrote out of it. @param {Element | null} words @param {number} at its moment */
export function sentenceOf(words, at) {
  const part = partWith(words, at);
  part.dataset.shapes = '';
  part.querySelector('.card-words')?.classList.add('card-sentence');
  return part;
}

/** @param {HTMLElement[]} added @param {HTMLElement[]} closed cards that are no sparks any more */
export function growIn(added, closed) {
  for (const part of added) {
    const before = part.matches('.replay-part') && part.previousElementSibling;
    if (before) growFrom(dotsOf(before), part, SLOWLY);
  }
  for (const card of closed) closeEdge(card);
}

/** @param {Element | null} words @param {number} [at] */
function partWith(words, at) {
  const part = document.createElement('div');
  part.className = 'replay-part';
  if (at !== undefined) part.dataset.at = String(at);
  if (words) part.append(words.cloneNode(true));
  return part;
}
