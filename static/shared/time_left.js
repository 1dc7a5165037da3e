/** The time of a step in digits that the last row reads. It counts, and closes nothing. */

import { announce } from '../lib/announce.js';
import { chime } from '../lib/chime.js';
import { digits } from '../lib/clock.js';
import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';
import { useSecondsLeft } from './closing.js';
import { timeIsUp, useSpokenTime } from './spoken_time.js';

/** @import {Step, View} from '../room/words.js' */

/** @param {{view: View, serverNow: () => number, hasSound: boolean}} props */
export function TimeLeft({ view: { timer, is_paused }, serverNow, hasSound }) {
  const seconds = useSecondsLeft(timer?.ends_at ?? null, serverNow);
  useSoundedTime(seconds, hasSound);
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
  return html`<p>${timeIsUp(step)}</p>`;
}

/** With a soft sound at the end where somebody wanted it. @param {number | null} seconds @param {boolean} hasSound */
export function useSoundedTime(seconds, hasSound) {
  useSpokenTime(seconds, () => {
    announce(t('Time.'));
    if (hasSound) chime();
  });
}
