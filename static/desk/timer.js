/** Acts on the timer. All times are the server's milliseconds; nothing here closes a step. */

import { t } from '../lib/i18n.js';
import { SHORTEST_TIMER } from '../room/limits.js';

/** @import {View} from '../room/words.js' */
/** @import {Cue} from './cues.js' */
/** @typedef {Cue & {fields: {step: string | null, ends_at: number | null}}} TimerCue */

const MINUTE = 60_000;

/** @param {View} view @param {number} minutes @param {number} now @returns {TimerCue} */
export function starting(view, minutes, now) {
  return setting(view, now + minutes * MINUTE);
}

/** From where it stands, or, when it has run out, from now. @param {View} view @param {number} minutes @param {number} now @returns {TimerCue} */
export function adding(view, minutes, now) {
  const stands = Math.max(now, view.timer?.ends_at ?? now);
  return setting(view, stands + minutes * MINUTE);
}

/** Null when it is too short for that. @param {View} view @param {number} now @returns {TimerCue | null} */
export function shortening(view, now) {
  const ends = (view.timer?.ends_at ?? 0) - MINUTE;
  return ends > now + SHORTEST_TIMER ? setting(view, ends) : null;
}

/** @param {View} view @returns {TimerCue} */
export function puttingAway(view) {
  return setting(view, null);
}

/** @param {View} view @param {number | null} ends_at @returns {TimerCue} */
function setting({ stage }, ends_at) {
  const fields = { step: stage, ends_at: ends_at && Math.round(ends_at) };
  return { name: 'timer', act: 'SetTimer', fields, label: t('Timer') };
}
