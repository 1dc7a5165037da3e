/** The time of a step in digits that the last row reads. It counts, and closes nothing. */

import { announce } from '../lib/announce.js';
import { chime } from '../lib/chime.js';
import { t, tn } from '../lib/i18n.js';
import { html, useEffect, useRef } from '../vendor/ui.js';
import { useSecondsLeft } from './closing.js';

/** @import {Step, View} from '../room/words.js' */

const SPOKEN = [300, 60];

/** @param {{view: View, serverNow: () => number, hasSound: boolean}} props */
export function TimeLeft({ view: { timer, is_paused }, serverNow, hasSound }) {
  const seconds = useSecondsLeft(timer?.ends_at ?? null, serverNow);
  useSpokenTime(seconds, hasSound);
  if (timer?.left != null)
    return html`<p class="time-left is-standing">${digits(Math.ceil(timer.left / 1000))}</p>`;
  if (!seconds || is_paused) return null;
  return html`<p class="time-left" role="timer">${digits(seconds)}</p>`;
}

/** What the time calls out when it stands, and when it is over. @param {{view: View, step: Step, serverNow: () => number}} props */
export function TimeCall({ view: { timer, is_paused }, step, serverNow }) {
  const seconds = useSecondsLeft(timer?.ends_at ?? null, serverNow);
  if (is_paused) return html`<p role="status">${t('Paused. Keep your thought.')}</p>`;
  if (seconds !== 0 || step.state === 'closed') return null;
  return html`<p>${step.kind === 'board' ? t('Time. Finish your sentence.') : t('Time.')}</p>`;
}

/** "12:05" @param {number} seconds */
export function digits(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Aloud at five minutes, at one, and at none: with a soft sound where somebody wanted it. @param {number | null} seconds @param {boolean} hasSound */
export function useSpokenTime(seconds, hasSound) {
  const last = useRef(seconds);
  useEffect(() => {
    const before = last.current;
    last.current = seconds;
    if (before === null || seconds === null || seconds >= before) return;
    if (seconds === 0) {
      announce(t('Time.'));
      if (hasSound) chime();
    }
    const passed = SPOKEN.find((mark) => seconds <= mark && before > mark);
    if (passed && seconds > 0) announce(tn(passed / 60, '1 minute left', '{count} minutes left'));
  }, [seconds]);
}
