/** The minutes a step has been on the stage, where this desk saw it come. */

import { t } from '../lib/i18n.js';
import { keep, kept } from '../lib/kept.js';
import { useEffect, useRef, useState } from '../vendor/ui.js';

/**
 * Null when the step is elsewhere, or was there before this desk opened.
 * @param {string} step @param {boolean} isHere @returns {number | null}
 */
export function useMinutesUsed(step, isHere) {
  const place = `began:${step}`;
  const wasHere = useRef(isHere);
  const [, tick] = useState(0);
  if (isHere && !wasHere.current) keep(place, Date.now());
  wasHere.current = isHere;
  useEffect(() => {
    if (!isHere) return;
    const clock = setInterval(() => tick((count) => count + 1), 15_000);
    return () => clearInterval(clock);
  }, [isHere]);
  const began = isHere ? kept(place) : null;
  return began ? Math.floor((Date.now() - began) / 60_000) : null;
}

/** @param {number} planned @param {number | null} used */
export function minutesInWords(planned, used) {
  if (used === null) return planned ? t('{count} min', { count: planned }) : '';
  return planned ? t('{used} of {count} min', { used, count: planned }) : t('{count} min', { count: used });
}
