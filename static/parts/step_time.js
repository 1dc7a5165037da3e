/** What is left of a step's time, in one quiet line. At its end nothing closes: that is for people to do. */

import { announce } from '../lib/announce.js';
import { t, tn } from '../lib/i18n.js';
import { html, useEffect, useRef } from '../vendor/ui.js';
import { useSecondsLeft } from './closing.js';

/** @import {Step, View} from '../room/words.js' */

const MINUTES_SPOKEN = [5, 1];

/** @param {{view: View, step: Step, serverNow: () => number}} props */
export function StepTime({ view: { timer }, step, serverNow }) {
  const running = useSecondsLeft(timer?.ends_at ?? null, serverNow);
  useSpoken(running, step);
  const seconds = timer && timer.left !== null ? Math.ceil(timer.left / 1000) : running;
  if (seconds === null || step.state === 'closed' || step.kind === 'break') return null;
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

/** Aloud at five minutes, at one and at none, once each. @param {number | null} seconds @param {Step} step */
function useSpoken(seconds, step) {
  const last = useRef(seconds);
  useEffect(() => {
    const before = last.current;
    last.current = seconds;
    if (before === null || seconds === null || seconds >= before) return;
    if (seconds === 0 && step.kind !== 'break') return announce(timeIsUp(step));
    const minutes = MINUTES_SPOKEN.find((some) => seconds <= some * 60 && before > some * 60);
    if (minutes) announce(minutesLeft(minutes));
  }, [seconds]);
}

/** @param {Step} step */
function timeIsUp(step) {
  return step.kind === 'board' ? t('Time. Finish your sentence.') : t('Time.');
}

/** @param {number} minutes */
function minutesLeft(minutes) {
  return tn(minutes, '1 minute left', '{count} minutes left');
}

/** "12:05" @param {number} seconds */
function digits(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
