/** The one line of the desk that is most urgent now, with one button. Pure: nothing is sent from here. */

import { t, tn } from '../lib/i18n.js';
import { QUORUM } from '../room/limits.js';
import { asks, hasThoughts } from '../room/things.js';
import { givenTo, onStage } from '../room/view.js';
import { closing, reading, reopening } from './cues.js';

/** @import {Presence, View} from '../room/words.js' */
/** @import {Cue} from './cues.js' */

/**
 * `button`: an act of the room (`cue`), or of this desk alone (`does`).
 * @typedef {{
 *   name: string, words: string, isTrouble: boolean,
 *   button: {label: string, cue?: Cue, does?: 'reload' | 'projector' | 'spare' | 'hands' | 'moments' | 'minutes'} | null,
 * }} Line
 */

/**
 * `quietFor`: ms since anything new was seen of what is given; `seenHand`, `seenMoment`: up to which number they were
 * seen, by this desk or another.
 * @typedef {{
 *   view: View, presence: Presence | null, isOnline: boolean, isProjectorMissed: boolean, hasHadSpare: boolean,
 *   quietFor: number, seenHand: number, seenMoment: number,
 * }} Signs
 */

const QUIET = 120_000;

/** @param {Signs} signs @returns {Line | null} */
export function urgent(signs) {
  const lines = [offline, projector, momentsWhileClosing, hands, moments, toRead, gathered, spare];
  for (const line of lines) {
    const found = line(signs);
    if (found) return { isTrouble: false, button: null, ...found };
  }
  return null;
}

/** @typedef {(signs: Signs) => (Pick<Line, 'name' | 'words'> & Partial<Line>) | null} Finds */

/** @type {Finds} */
function offline({ isOnline }) {
  if (isOnline) return null;
  const words = t('No connection. Trying again …');
  return {
    name: 'offline',
    words,
    isTrouble: true,
    button: { label: t('Load this page again'), does: 'reload' },
  };
}

/** @type {Finds} */
function projector({ view, isProjectorMissed }) {
  if (!isProjectorMissed || view.phase === 'ended') return null;
  const words = t('Projector not seen for 20 s');
  return { name: 'projector', words, isTrouble: true, button: { label: t('Its link'), does: 'projector' } };
}

/** @type {Finds} */
function momentsWhileClosing({ view, presence }) {
  const step = onStage(view);
  if (step?.state !== 'closing' || !(step.waits || presence?.moments)) return null;
  return {
    name: 'closing',
    words: presence?.moments
      ? momentsInWords(presence.moments)
      : t('Somebody needs a moment. The closing waits a minute.'),
    button: { label: t('Keep it open'), cue: { ...reopening(step, view), label: t('Keep it open') } },
  };
}

/** @type {Finds} */
function hands({ view, presence, seenHand }) {
  const { hands: count = 0, newest_hand: newest = 0 } = presence ?? {};
  if (view.phase === 'ended' || !count || newest <= seenHand) return null;
  const words = tn(count, '1 hand is up.', '{count} hands are up.');
  return { name: 'hands', words, button: { label: t('Seen'), does: 'hands' } };
}

/** @type {Finds} */
function moments({ view, presence, seenMoment }) {
  const { moments: count = 0, newest_moment: newest = 0 } = presence ?? {};
  const step = onStage(view);
  if (!step || !count || newest <= seenMoment) return null;
  const isTimed = view.timer?.ends_at != null && !view.is_paused;
  return {
    name: 'moments',
    words: momentsInWords(count),
    button: isTimed ? { label: t('+2 minutes'), does: 'minutes' } : { label: t('Seen'), does: 'moments' },
  };
}

/** @type {Finds} */
function toRead({ view, presence }) {
  const step = onStage(view);
  if (!hasThoughts(step) || step.held || !view.is_holding || givenTo(presence) < QUORUM) return null;
  const words = t('Thoughts wait to be read.');
  return { name: 'read', words, button: { label: t('Read the thoughts'), cue: reading(step) } };
}

/** Whether the giving is nearly over: that most have given, or that nothing more is seen to come. @type {Finds} */
function gathered({ view, presence, quietFor }) {
  const step = onStage(view);
  if (!asks(step) || step.state !== 'open' || view.is_paused) return null;
  const button = { label: t('Close'), cue: closing(step) };
  const given = givenTo(presence);
  if (given >= QUORUM && given * 2 > (presence?.phones ?? 0) && hasThoughts(step) && step.mode !== 'open') {
    return { name: 'most', words: t('Most phones have sent something.'), button };
  }
  if (quietFor < QUIET) return null;
  const words = hasThoughts(step)
    ? t('No sign of new thoughts for 2 minutes.')
    : t('No new mark for 2 minutes.');
  return { name: 'quiet', words, button };
}

/** @type {Finds} */
function spare({ view, hasHadSpare }) {
  if (hasHadSpare || view.phase === 'ended') return null;
  const words = t('Your desk is open on this device only.');
  return { name: 'spare', words, button: { label: t('Steer from your phone too'), does: 'spare' } };
}

/** @param {number} count */
function momentsInWords(count) {
  return tn(count, '1 phone needs a moment.', '{count} phones need a moment.');
}
