/**
 * Focus stays with a thought: also when the button that had it is gone, or the thought has moved to another place. Where
 * it is out of sight, its neighbour has it.
 */

import { useEffect, useLayoutEffect, useRef } from '../vendor/ui.js';

/** @param {{current: HTMLElement | null}} place */
export function useKeptFocus(place) {
  const had = useRef(/** @type {{name: string, at: number} | null} */ (null));

  function keep() {
    const { activeElement } = document;
    const isLost = activeElement === null || activeElement === document.body;
    if (!isLost || !had.current || !place.current) return;
    const { name, at } = had.current;
    const seen = inSight(place.current);
    const card = seen.find((one) => one.dataset.idea === name) ?? seen[Math.min(at, seen.length - 1)];
    /** @type {HTMLElement | null | undefined} */
    const button = card?.querySelector('button, input, summary');
    button?.focus({ preventScroll: true });
    if (button?.matches(':focus-visible')) card?.scrollIntoView({ block: 'nearest' }); // not under a hand that scrolls
  }

  useLayoutEffect(keep);
  useEffect(() => {
    const board = place.current;
    if (!board) return;
    /** What went sends no word: only another focus, or a press beside the cards, tells that a thought was left. @param {Event} event */
    function follow({ target, type }) {
      /** @type {HTMLElement | null} */
      const card = target instanceof Element ? target.closest('[data-idea]') : null;
      if (!card || !board?.contains(card)) had.current = null;
      else if (type === 'focusin')
        had.current = { name: card.dataset.idea ?? '', at: inSight(board).indexOf(card) };
    }
    // A card draws itself anew, and the board does not hear of it.
    const watch = new MutationObserver(keep);
    watch.observe(board, { childList: true, subtree: true });
    document.addEventListener('focusin', follow);
    document.addEventListener('pointerdown', follow);
    return () => {
      watch.disconnect();
      document.removeEventListener('focusin', follow);
      document.removeEventListener('pointerdown', follow);
    };
  }, []);
}

/** @param {HTMLElement} board @returns {HTMLElement[]} */
function inSight(board) {
  const cards = [...board.querySelectorAll('[data-idea]')].map((card) => /** @type {HTMLElement} */ (card));
  return cards.filter((card) => card.getClientRects().length);
}
