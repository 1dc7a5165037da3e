/** What is left of a step's time, in one quiet line. At its end nothing closes: that is for people to do. */

import { announce } from '../lib/announce.js';
import { digits } from '../lib/clock.js';
import { t } from '../lib/i18n.js';
import { asks } from '../room/things.js';
import { useSecondsLeft } from '../shared/closing.js';
import { minutesLeft, timeIsUp, useSpokenTime } from '../shared/spoken_time.js';
import { html } from '../vendor/ui.js';

/** @import {Step, View} from '../room/words.js' */

/** @param {{view: View, step: Step, serverNow: () => number}} props */
export function StepTime({ view: { timer }, step, serverNow }) {
  const running = useSecondsLeft(timer?.ends_at ?? null, serverNow);
  useSpokenTime(running, () => {
    if (asks(step)) announce(timeIsUp(step));
  });
  const seconds = timer && timer.left !== null ? Math.ceil(timer.left / 1000) : running;
  if (seconds === null || step.state === 'closed' || !asks(step)) return null;
  if (seconds > 0) {
    return html`
      <p class="step-time quiet while-not-writing" role="timer">
        <span class="unseen">${minutesLeft(Math.ceil(seconds / 60))}</span>
        <span aria-hidden="true">${t('Time left {time}', { time: digits(seconds) })}</span>
      </p>
    `;
  }
  return html`<p class="time-is-up">${timeIsUp(step)}</p>`;
}
