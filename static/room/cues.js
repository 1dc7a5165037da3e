/** The acts of the facilitator, each with its words. Pure: nothing is sent from here. */

import { dayOf } from '../lib/clock.js';
import { t, tn } from '../lib/i18n.js';
import { QUORUM, STATIONS_FROM } from './limits.js';

/** @import {CurveStep, Presence, Step, View} from './words.js' */

/**
 * One step of the agenda as the desk knows it.
 * @typedef {{
 *   step: string, kind: 'board' | 'curve' | 'break', title: string, prompt: string, minutes: number, notes: string,
 *   settings: {
 *     curve?: string, asks_stuck?: boolean, mode?: 'rounds' | 'flowing' | 'open', columns?: string[], is_skipped?: boolean,
 *   },
 * }} PlannedStep
 */

/**
 * `ask` is said once before the act is sent; `yes` confirms it, `no` leaves it, `also` is what may be better first.
 * @typedef {{
 *   name: 'open' | 'reopen' | 'next' | 'back' | 'jump' | 'close' | 'show' | 'read' | 'reveal' | 'again' | 'end' | 'pause' |
 *     'eyes' | 'timer',
 *   act: string, fields: object, label: string, ask?: string, yes?: string, no?: string, also?: Cue | null,
 * }} Cue
 */

/** @param {PlannedStep} planned @returns {Cue} */
export function opening({ step, title }) {
  return { name: 'open', act: 'OpenStep', fields: { step }, label: t('Open: {title}', { title }) };
}

/** @param {Step} step @returns {Cue} */
export function reopening({ step }) {
  return { name: 'reopen', act: 'OpenStep', fields: { step }, label: t('Reopen') };
}

/** @param {Step} step @returns {Cue} */
export function closing({ step }) {
  return { name: 'close', act: 'CloseStep', fields: { step }, label: t('Close') };
}

/** @param {Step} step @returns {Cue} */
export function showing({ step, round }) {
  return {
    name: 'show',
    act: 'RevealRound',
    fields: { step, round, detail: 'phases' },
    label: t('Show the thoughts'),
    ask: t('Show the thoughts to everyone? What was seen cannot be unseen.'),
    yes: t('Yes, show them'),
  };
}

/** While thoughts are read before they are shown: takes this round to the desk. @param {Step} step @returns {Cue} */
export function reading({ step, round }) {
  return { name: 'read', act: 'ReadRound', fields: { step, round }, label: t('Read the thoughts') };
}

/** @param {CurveStep} step @param {number} marks @returns {Cue} */
export function revealing({ step, round }, marks) {
  /** @type {Cue} */
  const cue = {
    name: 'reveal',
    act: 'RevealRound',
    fields: { step, round, detail: 'phases' },
    label: tn(marks, 'Reveal 1 mark', 'Reveal {count} marks'),
    ask: t('Reveal the picture to everyone? What was seen cannot be unseen.'),
    yes: t('Yes, reveal it'),
  };
  if (marks < STATIONS_FROM) return cue;
  const fields = { step, round, detail: 'stations' };
  return { ...cue, also: { name: 'reveal', act: 'RevealRound', fields, label: t('Yes, stations too') } };
}

/** @param {Step} step @returns {Cue} */
export function askingAgain({ step, round }) {
  return { name: 'again', act: 'AskAgain', fields: { step, round: round + 1 }, label: t('Ask again') };
}

/** @param {PlannedStep} planned @param {View} view @param {Presence | null} presence @returns {Cue} */
export function goingOn({ step, title }, view, presence) {
  const label = t('Next: {title}', { title });
  return { name: 'next', act: 'OpenStep', fields: { step }, label, ...leaving(view, presence, label) };
}

/** @param {PlannedStep} planned @param {View} view @param {Presence | null} presence @returns {Cue} */
export function goingBack({ step, title }, view, presence) {
  const label = t('Back: {title}', { title });
  return { name: 'back', act: 'OpenStep', fields: { step }, label, ...leaving(view, presence, label) };
}

/** To any step of the agenda, earlier or later. @param {PlannedStep} planned @param {View} view @param {Presence | null} presence @returns {Cue} */
export function jumping({ step, title }, view, presence) {
  const yes = t('Open: {title}', { title });
  return {
    name: 'jump',
    act: 'OpenStep',
    fields: { step },
    label: t('Open it now'),
    ...leaving(view, presence, yes),
  };
}

/** Pausing, or going on. @param {View} view @returns {Cue} */
export function pausing({ is_paused }) {
  return is_paused
    ? { name: 'pause', act: 'ResumeSession', fields: {}, label: t('Resume') }
    : { name: 'pause', act: 'PauseSession', fields: {}, label: t('Pause') };
}

/** Eyes up, or back to the phones. @param {View} view @returns {Cue} */
export function callingEyes({ eyes_up }) {
  return eyes_up
    ? { name: 'eyes', act: 'ReleaseEyes', fields: {}, label: t('Back to the phones') }
    : { name: 'eyes', act: 'CallEyesUp', fields: {}, label: t('Eyes up') };
}

/** @param {View} view @param {Presence | null} presence @returns {Cue} */
export function ending(view, presence) {
  const yes = t('Yes, end it');
  return {
    name: 'end',
    act: 'EndSession',
    fields: { held_on: dayOf(openedLast(view) || Date.now()) },
    label: t('End the session'),
    ask: t('End the session for everyone? What was shown stays on the saved board; the rest goes away.'),
    yes,
    ...leaving(view, presence, yes),
  };
}

/** When the last step was opened. @param {View} view */
function openedLast({ steps }) {
  return Math.max(0, ...steps.map((step) => step.opened_at ?? 0));
}

/** How many phones have given something to the round, as far as it may be known. @param {Presence | null} presence */
export function givenTo(presence) {
  const gave = presence?.gave;
  if (!gave) return 0;
  return 'exact' in gave ? gave.exact : gave.at_least;
}

/** @param {View} view */
export function onStage(view) {
  return view.steps.find((step) => step.step === view.stage) ?? null;
}

/** @param {Step} step */
export function isRevealed(step) {
  return step.kind === 'curve' && step.pictures.some((picture) => picture.round === step.round);
}

/**
 * What is asked before the step on the stage is left: something in it may not have been seen.
 * @param {View} view @param {Presence | null} presence @param {string} yes @returns {Partial<Cue>}
 */
function leaving(view, presence, yes) {
  const step = onStage(view);
  if (!step || step.kind === 'break' || isRevealed(step)) return {};
  const given = givenTo(presence);
  const isEnough = given >= QUORUM;
  if (step.kind === 'curve') {
    if (!given) return {};
    const ask = tn(
      given,
      '1 mark was not revealed. It goes away now.',
      '{count} marks were not revealed. They go away now.',
    );
    return { ask, yes, also: isEnough ? { ...revealing(step, given), ask: undefined, also: null } : null };
  }
  if (step.held)
    return { ask: t('The thoughts that are being read have not been shown. Go on all the same?'), yes };
  if (step.mode === 'open') return {};
  if (isEnough && view.is_holding)
    return { ask: t('New thoughts have come that nobody has read. Go on all the same?'), yes };
  if (isEnough) {
    const ask = t('New thoughts have come that nobody has seen. Show them first?');
    return { ask, yes, also: { ...showing(step), ask: undefined } };
  }
  return {
    ask: t('Some thoughts may wait for more phones. One more minute?'),
    yes,
    no: t('One more minute'),
  };
}
