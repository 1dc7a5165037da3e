/** The pages of the wall: they turn slowly by themselves, until somebody turns or holds one. */

import { t } from '../lib/i18n.js';
import { useKey } from '../room/keys.js';
import { html, useEffect, useState } from '../vendor/ui.js';

const TURN_AFTER = 20_000;

/** @param {{page: number, pages: number, isHeld: boolean, onHold: () => void}} props */
export function WallPages({ page, pages, isHeld, onHold }) {
  if (pages < 2) return null;
  return html`
    <div class="wall-pages">
      <span>${t('Page {page} of {pages}', { page: Math.min(page, pages - 1) + 1, pages })}</span>
      <button type="button" onClick=${onHold}>${isHeld ? t('Turn the pages slowly') : t('Hold this page')}</button>
    </div>
  `;
}

/**
 * The page that is seen. Arrow keys and clickers turn it and hold it; `turn(0)` holds or lets go.
 * @param {number} pages @param {unknown} turnsTo
 * @returns {[number, boolean, (by: number) => void]}
 */
export function usePages(pages, turnsTo) {
  const [page, setPage] = useState(0);
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    setPage(0);
    setHeld(false);
  }, [turnsTo]);

  useEffect(() => {
    if (pages < 2 || isHeld) return;
    const clock = setTimeout(() => setPage((page + 1) % pages), TURN_AFTER);
    return () => clearTimeout(clock);
  }, [pages, page, isHeld]);

  /** @param {number} by */
  function turn(by) {
    setHeld(by !== 0 || !isHeld);
    if (by) setPage((now) => (Math.min(now, pages - 1) + by + pages) % pages);
  }

  const says = t('Turn the pages of the thoughts');
  for (const key of ['ArrowRight', 'PageDown']) useKey(key, says, pages > 1 ? () => turn(1) : null);
  for (const key of ['ArrowLeft', 'PageUp']) useKey(key, says, pages > 1 ? () => turn(-1) : null);

  return [page, isHeld, turn];
}
