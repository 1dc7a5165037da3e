/** The pages of the wall: they turn slowly by themselves, until somebody turns or holds one. */

import { t, tn } from '../lib/i18n.js';
import { useKey } from '../shared/keys.js';
import { html, useEffect, useState } from '../vendor/ui.js';

/** @typedef {{page: number, count: number, isHeld: boolean}} Pages */

const TURN_AFTER = 20_000;
const MOST_POINTS = 16;
const HOLD = 'p';

/** Which page it is, for the room. @param {{pages: Pages, thoughts: number}} props */
export function WallPages({ pages: { page, count, isHeld }, thoughts }) {
  if (count < 2) return null;
  const says = { page: page + 1, pages: count };
  return html`
    <div class="wall-pages">
      <p>
        ${tn(thoughts, '1 thought', '{count} thoughts')}
        ${' · '}
        ${isHeld ? t('Page {page} of {pages}, held', says) : t('Page {page} of {pages}', says)}
      </p>
      ${count <= MOST_POINTS && html`<div class="wall-points" aria-hidden="true">${Array.from({ length: count }, (_, i) => html`<i key=${i} class=${i === page ? 'is-here' : ''}></i>`)}</div>`}
    </div>
  `;
}

/**
 * The page that is seen. Arrow keys, clickers and the buttons of this screen turn it and hold it.
 * @param {number} count @param {unknown} turnsTo whenever it changes, the first page is seen again @returns {Pages}
 */
export function usePages(count, turnsTo) {
  const [at, setPage] = useState(0);
  const [isHeld, setHeld] = useState(false);
  const page = Math.max(0, Math.min(at, count - 1)); // pages may have become fewer

  useEffect(() => {
    setPage(0);
    setHeld(false);
  }, [turnsTo]);

  useEffect(() => {
    if (count < 2 || isHeld) return;
    const clock = setTimeout(() => setPage((page + 1) % count), TURN_AFTER);
    return () => clearTimeout(clock);
  }, [count, page, isHeld]);

  /** @param {number} by */
  function turn(by) {
    setHeld(true);
    setPage((page + by + count) % count);
  }

  const isLong = count > 1;
  for (const key of ['ArrowLeft', 'PageUp']) useKey(key, t('Page before'), isLong ? () => turn(-1) : null);
  const says = isHeld ? t('Turn the pages slowly') : t('Hold this page');
  useKey(HOLD, says, isLong ? () => setHeld(!isHeld) : null);
  for (const key of ['ArrowRight', 'PageDown']) useKey(key, t('Next page'), isLong ? () => turn(1) : null);

  return { page, count, isHeld };
}
