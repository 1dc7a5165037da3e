/** What the time of a step says in words: aloud at five minutes, at one and at none, once each. */

import { announce } from '../lib/announce.js';
import { t, tn } from '../lib/i18n.js';
import { hasThoughts } from '../room/things.js';
import { useEffect, useRef } from '../vendor/ui.js';

/** @import {Step} from '../room/words.js' */

const MINUTES_SPOKEN = [5, 1];

/** @param {number | null} seconds @param {() => void} atEnd */
export function useSpokenTime(seconds, atEnd) {
  const last = useRef(seconds);
  useEffect(() => {
    const before = last.current;
    last.current = seconds;
    if (before === null || seconds === null || seconds >= before) return;
    if (seconds === 0) return atEnd();
    const minutes = MINUTES_SPOKEN.find((some) => seconds <= some * 60 && before > some * 60);
    if (minutes) announce(minutesLeft(minutes));
  }, [seconds]);
}

/** @param {number} minutes */
export function minutesLeft(minutes) {
  return tn(minutes, '1 minute left', '{count} minutes left');
}

/** @param {Step} step */
export function timeIsUp(step) {
  return hasThoughts(step) ? t('Time. Finish your sentence.') : t('Time.');
}
