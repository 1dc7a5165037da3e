/** Thoughts that stood elsewhere a moment ago glide to their new places, so that eyes can follow. */

import { useLayoutEffect, useRef } from '../vendor/ui.js';

/** @typedef {{card: HTMLElement, x: number, y: number}} Place in px, without what still glides */

const GLIDE = 500; // ms
const STEP = 3; // px that nobody sees

/**
 * @param {{current: HTMLElement | null}} wall
 * @param {unknown} layout changes whenever things may have moved
 * @param {string} page where it is another one, or the window has another size, nothing glides
 */
export function useWallGlide(wall, layout, page) {
  const last = useRef({ sight: '', places: /** @type {Map<string, Place>} */ (new Map()) });

  useLayoutEffect(() => {
    const places = placesIn(wall.current);
    const sight = `${page} ${window.innerWidth} ${window.innerHeight}`;
    const isCalm = last.current.sight !== sight || matchMedia('(prefers-reduced-motion: reduce)').matches;
    for (const [name, place] of isCalm ? [] : places) {
      const before = last.current.places.get(name);
      if (before) glide(before, place);
    }
    last.current = { sight, places };
  }, [layout, page]);
}

/** @param {Place} before @param {Place} now */
function glide(before, { card, x, y }) {
  const from = { x: before.x - x, y: before.y - y };
  if (Math.abs(from.x) + Math.abs(from.y) < STEP) return;
  card.animate([{ transform: `translate(${from.x}px, ${from.y}px)` }, { transform: 'none' }], {
    duration: GLIDE,
    easing: 'ease-in-out',
  });
}

/** The first place of each thought. @param {HTMLElement | null} wall */
function placesIn(wall) {
  /** @type {Map<string, Place>} */
  const places = new Map();
  for (const card of wall?.querySelectorAll('.wall-lanes [data-idea]') ?? []) {
    if (!(card instanceof HTMLElement) || !card.dataset.idea || places.has(card.dataset.idea)) continue;
    places.set(card.dataset.idea, { card, ...offsetIn(wall, card) });
  }
  return places;
}

/** @param {HTMLElement | null} wall @param {HTMLElement} card */
function offsetIn(wall, card) {
  let x = 0;
  let y = 0;
  for (let at = card; at && at !== wall; at = /** @type {HTMLElement} */ (at.offsetParent)) {
    x += at.offsetLeft;
    y += at.offsetTop;
  }
  return { x, y };
}
