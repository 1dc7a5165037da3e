/** Plays a replay on its wall, or goes through it step by step. */

import { momentsOf, momentWords, paceOf, when } from './replay_moments.js';

/** @typedef {ReturnType<typeof player>} Player */

/**
 * @param {HTMLElement} wall
 * @param {(words: string) => void} tell what is to be seen now; `player.at` and `isPlaying` may have changed
 */
export function player(wall, tell) {
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
    at = Math.max(0, Math.min(moments.length - 1, wanted));
    const now = moments[at];
    const added = items.filter((item) => when(item) === now);
    for (const item of items) {
      item.classList.toggle('is-to-come', when(item) > now);
      item.classList.toggle('is-new', when(item) === now);
    }
    for (const card of cards) card.classList.toggle('card-spark', !hasGrown(card, now));
    added[0]?.scrollIntoView({ block: 'nearest' });
    tell(momentWords(added, at + 1, moments));
  }
}

/** @param {HTMLElement} card @param {number} now */
function hasGrown(card, now) {
  const grown = /** @type {HTMLElement[]} */ ([...card.querySelectorAll('[data-grows]')]);
  return grown.some((one) => when(one) <= now);
}
