/**
 * The stage of one thought's replay. Its first half stands alone; what others added grows from it, part by part; last
 * comes what the room wrote out of it.
 */

import { partOf, sentenceOf } from './replay_part.js';

/** @param {HTMLElement} card of the page, with its history @returns {HTMLElement} */
export function storyOf(card) {
  const sayings = /** @type {HTMLElement[]} */ ([...card.querySelectorAll('.saying')]);
  const stage = document.createElement('div');
  stage.className = 'replay-wall replay-story';
  const sheet = document.createElement('article');
  sheet.className = 'card card-spark';
  sheet.append(...sayings.map((saying, number) => told(saying, number + 1, isSentence(card, saying))));
  stage.append(sheet, ...begunOf(card, sayings.length));
  return stage;
}

/** On the phone that knows it, and last: that it began there. @param {HTMLElement} card @param {number} at */
function begunOf(card, at) {
  return [...card.querySelectorAll('.began')].map((words) => {
    const copy = /** @type {HTMLElement} */ (words.cloneNode(true));
    copy.dataset.at = String(at);
    return copy;
  });
}

/** @param {HTMLElement} card @param {HTMLElement} saying */
function isSentence(card, saying) {
  return card.matches('.card-shaped') && !saying.parentElement?.nextElementSibling;
}

/** With what it is above it. @param {HTMLElement} saying @param {number} at @param {boolean} isLast */
function told(saying, at, isLast) {
  const part = isLast ? sentenceOf(saying.querySelector('.card-words'), at) : partOf(saying, at);
  const label = saying.querySelector('.card-growth');
  const when = saying.parentElement?.querySelector('.moment-when')?.textContent;
  part.dataset.says = [when, label?.firstElementChild?.textContent].filter(Boolean).join(' · ');
  if (label) part.prepend(label.cloneNode(true));
  return part;
}
