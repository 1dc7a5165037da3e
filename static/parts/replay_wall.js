/**
 * The wall of a replay: the thoughts of a saved board once more, small, each with all that it grew into, laid out as in
 * the end so that nothing moves when something is added.
 */

const SIZES = [1.75, 1.375, 1.125, 1, 0.875, 0.75, 0.625];
const NARROW = 700; // px
const READABLE = '0.875rem';

/** @param {HTMLElement[]} cards of the page @returns {HTMLElement} */
export function wallOf(cards) {
  const wall = document.createElement('div');
  wall.className = cards.length > 1 ? 'replay-wall' : 'replay-wall replay-one';
  const columns = document.createElement('div');
  columns.className = 'replay-cards';
  columns.append(...cards.map(copyOf));
  wall.append(columns);
  return wall;
}

/**
 * The largest letters with which everything is seen at once. Where not even the smallest would do, the wall follows what
 * is new; on a narrow screen with letters that can be read.
 * @param {HTMLElement} wall
 */
export function fitted(wall) {
  for (const size of SIZES) {
    wall.style.fontSize = `${size}rem`;
    if (wall.scrollHeight <= wall.clientHeight) return;
  }
  if (wall.clientWidth < NARROW) wall.style.fontSize = READABLE;
}

/** @param {HTMLElement} card */
function copyOf(card) {
  const copy = document.createElement('article');
  copy.className = 'card card-spark';
  copy.dataset.at = card.dataset.showing;
  const history = /** @type {HTMLElement[]} */ ([...card.querySelectorAll('.saying[data-showing]')]);
  const [first, ...others] = history.length ? history : [card];
  copy.append(...sentenceOf(card), wordsOf(first), ...others.map(sayingOf));
  return copy;
}

/** What the room wrote out of it comes last, and stands above it. @param {HTMLElement} card */
function sentenceOf(card) {
  return [...card.querySelectorAll('.card-sentence')].map((sentence) => {
    const copy = /** @type {HTMLElement} */ (sentence.cloneNode(true));
    copy.dataset.at = 'last';
    return copy;
  });
}

/** @param {HTMLElement} saying */
function sayingOf(saying) {
  const words = wordsOf(saying);
  words.dataset.at = saying.dataset.showing;
  if ('grows' in saying.dataset) words.dataset.grows = '';
  return words;
}

/** @param {HTMLElement} saying @returns {HTMLElement} */
function wordsOf(saying) {
  return /** @type {HTMLElement} */ (
    saying.querySelector('.card-words')?.cloneNode(true) ?? document.createElement('p')
  );
}
