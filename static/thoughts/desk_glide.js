/** A thought that was grouped or moved glides to its new place, so that the eye can follow. */

import { useLayoutEffect, useRef } from '../vendor/ui.js';

/** @import {ThoughtStep} from '../room/words.js' */

const GLIDE = 500; // ms
const MOST = 60; // cards: more are no movement but a storm

/** @param {{current: HTMLElement | null}} place @param {ThoughtStep} step */
export function useGlide(place, step) {
  const stood = useRef(/** @type {Map<string, string>} */ (new Map()));
  const now = new Map(step.ideas.map(({ name, column, group }) => [name, `${column}/${group ?? ''}`]));
  const moved = step.ideas.filter(
    ({ name }) => stood.current.has(name) && stood.current.get(name) !== now.get(name),
  );
  const isCalm =
    !moved.length || moved.length > MOST || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const before = isCalm ? [] : moved.flatMap(({ name }) => whereIs(place.current, name));
  stood.current = now;

  useLayoutEffect(() => {
    for (const { name, left, top } of before) {
      const [after] = whereIs(place.current, name);
      if (!after) continue;
      const from = `translate(${left - after.left}px, ${top - after.top}px)`;
      after.card.animate(
        [
          { transform: from, zIndex: 1 },
          { transform: 'none', zIndex: 1 },
        ],
        { duration: GLIDE, easing: 'ease-in-out' },
      );
    }
  });
}

/** @param {HTMLElement | null} place @param {string} name */
function whereIs(place, name) {
  const card = place?.querySelector(`[data-idea="${name}"]`);
  if (!card) return [];
  const { left, top } = card.getBoundingClientRect();
  return [{ name, card, left, top }];
}
