/** Plays a replay on its wall, or goes through it step by step. */

import { momentsOf, momentWords, paceOf, when } from './replay_moments.js';

/** @typedef {ReturnType<typeof player>} Player */

/**
 * @param {HTMLElement} wall
 * @param {(words: string, added: HTMLElement[]) => void} tell
 *   what is to be seen now; `player.isPlaying`, `isFirst` and `isLast` may have changed
 * @param {(added: HTMLElement[], closed: HTMLElement[]) => void} [move]
 *   lets what came next arrive; `closed` are the cards that are no sparks any more
 */
export function player(wall, tell, move) {
  const items = /** @type {HTMLElement[]} */ ([...wall.querySelectorAll('[data-at]')]);
  const cards = /** @type {HTMLElement[]} */ ([...wall.querySelectorAll('.card')]);
  const moments = momentsOf(items);
  let at = 0;
  let timer = 0;

  return {
    get isPlaying() {
      return timer > 0;
    },
    get isFirst() {
      return at === 0;
    },
    get isLast() {
      return at === moments.length - 1;
    },
    play() {
      timer = window.setInterval(
        () => (at + 1 === moments.length - 1 ? goTo(at + 1) : show(at + 1)),
        paceOf(moments.length),
      );
      show(at === moments.length - 1 ? 0 : at);
    },
    stop: () => goTo(at),
    back: () => goTo(at - 1),
    next: () => goTo(at + 1),
  };

  /** @param {number} wanted */
  function goTo(wanted) {
    clearInterval(timer);
    timer = 0;
    show(wanted);
  }

  /** @param {number} wanted */
  function show(wanted) {
    const before = at;
    at = Math.max(0, Math.min(moments.length - 1, wanted));
    const now = moments[at];
    const sparks = cards.filter((card) => card.matches('.card-spark'));
    const added = items.filter((item) => when(item) === now);
    for (const item of items) {
      item.classList.toggle('is-to-come', when(item) > now);
      item.classList.toggle('is-new', when(item) === now);
    }
    for (const card of cards) grow(card, now);
    if (at === before + 1)
      move?.(
        added,
        sparks.filter((card) => !card.matches('.card-spark')),
      );
    added[0]?.scrollIntoView({ block: 'nearest' });
    tell(momentWords(added, at + 1, moments), added);
  }
}

/** @param {HTMLElement} card @param {number} now */
function grow(card, now) {
  const isSketch = has(card, '[data-grows]', now);
  card.classList.toggle('card-spark', !isSketch);
  card.classList.toggle('card-sketch', isSketch);
  card.classList.toggle('card-shaped', has(card, '[data-shapes]', now));
}

/** Whether something of this kind is there by then. @param {HTMLElement} card @param {string} look @param {number} now */
function has(card, look, now) {
  const found = /** @type {HTMLElement[]} */ ([...card.querySelectorAll(look)]);
  return found.some((one) => when(one) <= now);
}
