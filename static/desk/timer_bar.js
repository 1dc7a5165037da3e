/**
 * The clock of the desk, large: what is left, and a press opens what can be done with it. When the time is up the clock
 * itself is the button for two minutes more.
 */

import { announce } from '../lib/announce.js';
import { digits } from '../lib/clock.js';
import { t, tn } from '../lib/i18n.js';
import { useSecondsLeft } from '../shared/closing.js';
import { useKey } from '../shared/keys.js';
import { useSpokenTime } from '../shared/spoken_time.js';
import { html } from '../vendor/ui.js';
import { AnyMinutes } from './any_minutes.js';
import { adding, puttingAway, shortening, starting } from './timer.js';

/** @import {View} from '../room/words.js' */
/** @import {Wanted} from './acts.js' */
/** @import {TimerCue} from './timer.js' */
/** @typedef {import('../vendor/ui.js').Signal<boolean>} Switch */

const CHOICES = [1, 2, 5, 10];
const MORE = [1, 2, 5];

/** @param {{view: View, planned: number, isOpen: Switch, serverNow: () => number, onCue: (cue: Wanted) => void}} props */
export function DeskClock({ view, planned, isOpen, serverNow, onCue }) {
  const seconds = useSecondsLeft(view.timer?.ends_at ?? null, serverNow);
  const left = view.is_paused && view.timer?.left != null ? Math.ceil(view.timer.left / 1000) : seconds;
  useSpokenTime(view.is_paused ? null : seconds, () => announce(t('Time.')));
  const isUp = left === 0 && !view.is_paused;

  function hurry() {
    if (view.is_paused || (left === null && !planned)) isOpen.value = true;
    else onCue((now) => (now.timer ? adding(now, 2, serverNow()) : starting(now, planned, serverNow())));
  }
  useKey('t', left === null ? t('Timer') : t('Timer: 2 minutes more'), view.stage ? hurry : null);

  if (!view.stage) return null;
  if (isUp) {
    return html`
      <div class="clock-up">
        <button type="button" class="desk-clock is-up" aria-keyshortcuts="T" onClick=${hurry}>
          <span class="quiet">${t('Time is up')}</span> ${t('+2 minutes')}
        </button>
        <button type="button" class="clock-away" aria-label=${t('Stop the timer')} onClick=${() => onCue(puttingAway)}>×</button>
      </div>
    `;
  }
  return html`
    <button
      type="button"
      class=${left === null ? 'desk-clock' : 'desk-clock is-running'}
      aria-expanded=${isOpen.value}
      aria-keyshortcuts="T"
      onClick=${() => (isOpen.value = !isOpen.peek())}
    >
      ${left === null ? t('Timer') : html`<span class="unseen">${t('Timer')} </span><span role="timer">${digits(left)}</span>`}
    </button>
  `;
}

/** What can be done with the timer now. @param {{view: View, planned: number, isOpen: Switch, serverNow: () => number, onCue: (cue: Wanted) => void}} props */
export function TimerActs({ view, planned, isOpen, serverNow, onCue }) {
  if (!isOpen.value || !view.stage) return null;
  if (view.is_paused)
    return html`<p class="quiet timer-acts">${t('The timer stands while the session is paused.')}</p>`;
  const makers = view.timer ? changes() : starts(planned);

  /** Time goes on while the buttons stand there. @param {Maker} maker */
  function press({ make, isLast = false }) {
    onCue((view) => make(view, serverNow()));
    if (!view.timer || isLast) isOpen.value = false;
  }

  /** @param {number} minutes */
  function begin(minutes) {
    onCue((view) => starting(view, minutes, serverNow()));
    isOpen.value = false;
  }

  return html`
    <div class="timer-acts" role="group" aria-label=${t('Timer')}>
      ${makers.map((maker) => {
        const { label, make } = maker;
        return html`<button type="button" key=${label} class="small" disabled=${!make(view, serverNow())} onClick=${() => press(maker)}>${label}</button>`;
      })}
      <${AnyMinutes} onMinutes=${begin} />
    </div>
  `;
}

/** @typedef {{label: string, make: (view: View, now: number) => TimerCue | null, isLast?: boolean}} Maker */

/** @param {number} planned @returns {Maker[]} */
function starts(planned) {
  const choices = planned ? [planned, ...CHOICES.filter((count) => count !== planned)] : CHOICES;
  return choices.map((count) => ({
    label:
      count === planned
        ? tn(count, 'As planned: 1 minute', 'As planned: {count} minutes')
        : tn(count, '1 minute', '{count} minutes'),
    make: (view, now) => starting(view, count, now),
  }));
}

/** @returns {Maker[]} */
function changes() {
  return [
    ...MORE.map((count) => ({
      label: t('+{count} min', { count }),
      make: (/** @type {View} */ view, /** @type {number} */ now) => adding(view, count, now),
    })),
    { label: t('−1 min'), make: shortening },
    { label: t('Stop the timer'), make: puttingAway, isLast: true },
  ];
}
