/** The one sensible next act, from what the room sees, what was prepared and who is here. */

import { t, tn } from '../lib/i18n.js';
import { QUORUM } from '../room/limits.js';
import { isKept } from '../room/tally.js';
import { asks, hasThoughts, isCounted } from '../room/things.js';
import { givenTo, isCountedUp, onStage } from '../room/view.js';
import { AT_DESK } from '../steps/desks.js';
import {
  askingAgain,
  closing,
  countedOf,
  ending,
  goingBack,
  goingOn,
  jumping,
  keeping,
  opening,
  pausing,
  reading,
  reopening,
  revealing,
  showing,
  showingAtOnce,
} from './cues.js';

/** @import {ThoughtStep, TalliedStep, Presence, Step, View} from '../room/words.js' */
/** @import {Cue} from './cues.js' */
/** @import {PlannedStep} from '../room/words.js' */
/** @typedef {{view: View, agenda: PlannedStep[], presence: Presence | null}} Desk */

/**
 * `cue` null: nothing sensible can be done yet, and `label` says why.
 * @param {Desk} desk @returns {{cue: Cue | null, label: string, why: string}}
 */
export function nextCue(desk) {
  const { view, agenda } = desk;
  if (view.phase === 'ended') return waits(t('The session has ended.'));
  const step = onStage(view);
  if (!step) {
    const first = agenda.find(isPlayed);
    return first ? does(opening(first, view)) : waits(t('Add a step to the agenda first.'));
  }
  if (view.is_paused) return does(pausing(view), t('Paused. Nothing is taken until it goes on.'));
  if (step.state === 'closing') return waits(t('Closing …'));
  const own = AT_DESK[step.kind].next?.(step, desk.presence);
  if (own) return typeof own === 'string' ? waits(own) : does(own);
  if (hasThoughts(step)) return toBeShown(desk, step);
  return isCounted(step) ? toBeCounted(desk, step) : onward(desk);
}

/**
 * What else may be done now, without the large one.
 * @param {Desk} desk @returns {Cue[]}
 */
export function otherCues(desk) {
  const { view, presence } = desk;
  const step = onStage(view);
  if (!step || view.phase === 'ended') return [];
  const large = nextCue(desk).cue?.name;
  const before = neighbour(desk, -1);
  const after = neighbour(desk, 1);
  const given = givenTo(presence);
  const cues = [
    asks(step) && step.state === 'open' && closing(step),
    asks(step) && step.state !== 'open' && !isCountedUp(step) && reopening(step, view),
    atOnce(desk, step),
    hasThoughts(step) && given >= QUORUM && nowShowing(view, step),
    isCounted(step) && !isCountedUp(step) && given >= QUORUM && revealing(step, given),
    'kept' in step && !isCountedUp(step) && given >= QUORUM && keeping(step),
    isCountedUp(step) && askingAgain(step),
    ...(AT_DESK[step.kind].others?.(step) ?? []),
    after && goingOn(after, view, presence),
    before && goingBack(before, view, presence),
    ending(view, presence),
  ];
  return cues.filter((cue) => cue !== null && cue !== false).filter((cue) => cue.name !== large);
}

/** An act of the agenda itself: to any of its steps. @param {Desk} desk @param {string} id @returns {Cue | null} */
export function cueTo({ view, agenda, presence }, id) {
  const planned = agenda.find((step) => step.step === id);
  if (!planned || view.phase === 'ended' || view.stage === id) return null;
  return jumping(planned, view, presence);
}

/**
 * The cue that was asked about, as it is now. Null when it has passed meanwhile, by another desk's act.
 * @param {Desk} desk @param {Cue} asked @returns {Cue | null}
 */
export function stillAsked(desk, asked) {
  const { step = '' } = /** @type {{step?: string}} */ (asked.fields);
  const all = [nextCue(desk).cue, ...otherCues(desk), asked.name === 'jump' ? cueTo(desk, step) : null];
  return all.find((cue) => cue && isSame(cue, asked)) ?? null;
}

/** Counts move while one is asked; the act stays the same. @param {Cue} one @param {Cue} other */
function isSame(one, other) {
  return one.name === other.name && JSON.stringify(one.fields) === JSON.stringify(other.fields);
}

/** @param {Desk} desk @param {ThoughtStep} step */
function toBeShown(desk, step) {
  if (step.held) return waits(t('Read them, then show them'));
  if (step.mode === 'open') return step.ideas.length ? onward(desk) : waits(t('Waits for the first thought'));
  if (givenTo(desk.presence) >= QUORUM) return does(nowShowing(desk.view, step) || showing(step));
  if (step.state === 'open' && !step.shown.length) {
    return waits(t('Shown from five phones on'), hereWords(desk.presence));
  }
  return onward(desk, step.state === 'open' ? t('They continue each other’s thoughts now.') : '');
}

/** A way out where five phones are not to be had, while nothing was shown on another promise. @param {Desk} desk @param {Step} step @returns {Cue | false} */
function atOnce({ view, agenda, presence }, step) {
  if (!hasThoughts(step) || step.mode === 'open' || step.shown.length || view.is_paused) return false;
  if (step.held || view.is_holding || !presence || presence.phones >= QUORUM) return false;
  const planned = agenda.find((one) => one.step === step.step);
  const plan = planned && AT_DESK[step.kind].atOnce?.(planned);
  return plan ? showingAtOnce(plan, step) : false;
}

/** @param {Presence | null} presence */
function hereWords(presence) {
  return presence ? tn(presence.phones, '1 phone is here.', '{count} phones are here.') : '';
}

/** @param {View} view @param {ThoughtStep} step */
function nowShowing(view, step) {
  if (step.held || step.mode === 'open') return false;
  return view.is_holding ? reading(step) : showing(step);
}

/** @param {Desk} desk @param {TalliedStep} step */
function toBeCounted(desk, step) {
  if (isKept(step) && !neighbour(desk, 1)) return does(askingAgain(step));
  if (isCountedUp(step)) return onward(desk);
  const marks = givenTo(desk.presence);
  const missing = countedOf(step.kind).missing(marks);
  const why = (desk.presence?.phones ?? QUORUM) < QUORUM ? hereWords(desk.presence) : '';
  if (marks < QUORUM) {
    return step.state === 'open' ? waits(missing, why) : does(reopening(step, desk.view), missing);
  }
  const isEveryone = marks >= (desk.presence?.phones ?? Number.POSITIVE_INFINITY);
  return step.state === 'open' && !isEveryone ? does(closing(step)) : does(revealing(step, marks));
}

/** @param {Desk} desk */
function onward(desk, why = '') {
  const next = neighbour(desk, 1);
  return does(next ? goingOn(next, desk.view, desk.presence) : ending(desk.view, desk.presence), why);
}

/**
 * The step beside the one on the stage, past those that are skipped; when that one is on the agenda no more, the first
 * that was never opened.
 * @param {Pick<Desk, 'view' | 'agenda'>} desk @param {1 | -1} side @returns {PlannedStep | null}
 */
export function neighbour({ view, agenda }, side) {
  const here = agenda.findIndex((planned) => planned.step === view.stage);
  if (here >= 0) {
    const rest = side > 0 ? agenda.slice(here + 1) : agenda.slice(0, here).reverse();
    return rest.find(isPlayed) ?? null;
  }
  if (side < 0) return null;
  return agenda.filter(isPlayed).find((planned) => !hasBeenOpen(view, planned)) ?? null;
}

/** @param {PlannedStep} planned */
function isPlayed({ settings }) {
  return !settings.is_skipped;
}

/** @param {View} view @param {PlannedStep} planned */
function hasBeenOpen(view, { step: id }) {
  return view.steps.some((step) => step.step === id);
}

/** @param {Cue} cue */
function does(cue, why = '') {
  return { cue, label: cue.label, why };
}

/** @param {string} label */
function waits(label, why = '') {
  return { cue: null, label, why };
}
