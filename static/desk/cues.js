/** The acts of the facilitator, each with its words. Pure: nothing is sent from here. */

import { dayOf } from '../lib/clock.js';
import { t } from '../lib/i18n.js';
import { QUORUM } from '../room/limits.js';
import { asks, isCounted } from '../room/things.js';
import { givenTo, isCountedUp, onStage } from '../room/view.js';
import { AT_DESK } from '../steps/desks.js';
import { KINDS } from '../steps/kinds.js';

/** @import {PlannedStep, Presence, Step, TalliedStep, View} from '../room/words.js' */

/**
 * `ask` is said once before the act is sent; `yes` confirms it, `no` leaves it, `also` is what may be better first, and
 * `waits` that a minute more may be given instead. `needs`: what has to be typed into the question. `plan` is what the
 * agenda holds from then on, `before` what is done first, and `done` what is said afterwards.
 * @typedef {{
 *   name: 'open' | 'reopen' | 'next' | 'back' | 'jump' | 'close' | 'show' | 'read' | 'reveal' | 'again' | 'end' | 'pause' |
 *     'eyes' | 'timer' | 'at_once' | 'keep',
 *   act: string, fields: object, label: string, ask?: string, yes?: string, no?: string, also?: Cue | null,
 *   waits?: boolean, needs?: 'change', plan?: PlannedStep, before?: {act: string, fields: object}[],
 *   done?: string,
 * }} Cue
 */

/** @param {PlannedStep} planned @param {View} view @returns {Cue} */
export function opening(planned, view) {
  const { step, title } = planned;
  const label = t('Open: {title}', { title });
  return { name: 'open', act: 'OpenStep', fields: { step }, label, ...naming(planned, view, label) };
}

/** @param {Step} here @param {View} view @returns {Cue} */
export function reopening(here, view) {
  const label = t('Reopen');
  const fields = { step: here.step };
  return { name: 'reopen', act: 'OpenStep', fields, label, ...naming(here, view, label) };
}

/**
 * For a room that is too small for rounds. What was sealed before stays so: it was given on another promise.
 * @param {PlannedStep} plan as it is from then on @param {Step} step @returns {Cue}
 */
export function showingAtOnce(plan, { step, state }) {
  return {
    name: 'at_once',
    act: 'OpenStep',
    fields: { step },
    label: t('Show at once'),
    ask: t(
      'Show the thoughts of this board at once? Then it is not anonymous: people near by see who writes, and each phone says so. What was sent so far stays unseen.',
    ),
    yes: t('Yes, show at once'),
    done: t('This board shows at once now.'),
    plan,
    before: state === 'open' ? [{ act: 'CloseStep', fields: { step } }] : [],
  };
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

/** @param {TalliedStep} step @param {number} count of what was given @returns {Cue} */
export function revealing({ kind, step, round }, count) {
  const said = countedOf(kind);
  /** @type {Cue} */
  const cue = {
    name: 'reveal',
    act: 'RevealRound',
    fields: { step, round, detail: said.detail ?? '' },
    label: said.revealing(count),
    ask: said.asking(),
    yes: t('Yes, reveal it'),
  };
  const more = said.more?.(count);
  if (!more) return cue;
  const fields = { step, round, detail: more.detail };
  return { ...cue, also: { name: 'reveal', act: 'RevealRound', fields, label: more.label } };
}

/** What a desk says of a kind whose rounds are counted. @param {string} kind */
export function countedOf(kind) {
  const { counted } = AT_DESK[kind];
  if (!counted) throw new Error(kind);
  return counted;
}

/** Counts it, and shows nothing of it before the next round is shown. @param {Step} step @returns {Cue} */
export function keeping({ step, round }) {
  return {
    name: 'keep',
    act: 'KeepRound',
    fields: { step, round },
    label: t('Keep it for later'),
    ask: t('Count this round and keep it sealed? It is shown together with the next one.'),
    yes: t('Yes, keep it'),
    done: t('This round is kept.'),
  };
}

/** @param {Step} step @returns {Cue} */
export function askingAgain({ step, round }) {
  return { name: 'again', act: 'AskAgain', fields: { step, round: round + 1 }, label: t('Ask again') };
}

/** @param {PlannedStep} planned @param {View} view @param {Presence | null} presence @returns {Cue} */
export function goingOn(planned, view, presence) {
  const { step, title } = planned;
  const label = t('Next: {title}', { title });
  return {
    name: 'next',
    act: 'OpenStep',
    fields: { step },
    label,
    ...goingTo(planned, view, presence, label),
  };
}

/** @param {PlannedStep} planned @param {View} view @param {Presence | null} presence @returns {Cue} */
export function goingBack(planned, view, presence) {
  const { step, title } = planned;
  const label = t('Back: {title}', { title });
  return {
    name: 'back',
    act: 'OpenStep',
    fields: { step },
    label,
    ...goingTo(planned, view, presence, label),
  };
}

/** To any step of the agenda, earlier or later. @param {PlannedStep} planned @param {View} view @param {Presence | null} presence @returns {Cue} */
export function jumping(planned, view, presence) {
  const { step, title } = planned;
  const yes = t('Open: {title}', { title });
  return {
    name: 'jump',
    act: 'OpenStep',
    fields: { step },
    label: t('Open it now'),
    ...goingTo(planned, view, presence, yes),
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
    : { name: 'eyes', act: 'CallEyesUp', fields: {}, label: t('Ask everyone to look up') };
}

/** @param {View} view @param {Presence | null} presence @returns {Cue} */
export function ending(view, presence) {
  const yes = t('Yes, end it');
  const { fact: here = '', ...left } = leaving(view, presence, yes);
  const isKeeping = view.steps.some(isWaiting);
  const fact = isKeeping ? `${t('A round was kept and not shown. It goes away now.')} ${here}`.trim() : here;
  const ask = t('End the session for everyone? What was shown stays on the saved board; the rest goes away.');
  return {
    name: 'end',
    act: 'EndSession',
    fields: { held_on: dayOf(openedLast(view) || Date.now()) },
    label: t('End the session'),
    yes,
    no: t('Stay'),
    ...left,
    ask: fact ? `${fact} ${ask}` : ask,
  };
}

/** Whether a round of it was kept, and neither shown since nor lost. @param {Step} step */
function isWaiting(step) {
  if (!('kept' in step)) return false;
  const over = [...step.burnt, ...step.pictures.map(({ round }) => round)];
  return step.kept.some(({ round }) => !over.includes(round));
}

/** When the last step was opened. @param {View} view */
function openedLast({ steps }) {
  return Math.max(0, ...steps.map((step) => step.opened_at ?? 0));
}

/** What was typed into the question goes along. @param {Cue} cue @param {View} view @param {string} change @returns {Cue} */
export function withName(cue, { session }, change) {
  const { title, kept_until, audience } = session;
  const fields = { title, change, kept_until, audience };
  return { ...cue, before: [{ act: 'DescribeSession', fields }] };
}

/**
 * @param {PlannedStep} planned @param {View} view @param {Presence | null} presence @param {string} yes
 * @returns {Partial<Cue>}
 */
function goingTo(planned, view, presence, yes) {
  const { fact = '', question = '', isFirst, ...left } = leaving(view, presence, yes);
  const name = naming(planned, view, yes);
  const ask = [...(isFirst ? [question, fact] : [fact, question]), name.ask].filter(Boolean).join(' ');
  return ask ? { ...left, ...name, ask } : {};
}

/** Without a name for the change people would mark different things. @param {{kind: string}} step @param {View} view @param {string} yes @returns {Partial<Cue>} */
function naming({ kind }, view, yes) {
  if (!KINDS[kind].needsChange || view.session.change) return {};
  const ask = t('Which change is it about? A few words that everyone reads, such as “one shared calendar”.');
  return { ask, yes, needs: 'change' };
}

/**
 * What is to be known before the step on the stage is left: something in it may not have been seen. Nobody is told
 * whether anything waits from fewer than five phones; only where nothing can, nothing is said.
 * @param {View} view @param {Presence | null} presence @param {string} yes
 * @returns {Partial<Cue> & {fact?: string, question?: string, isFirst?: boolean}} `isFirst`: the question comes first
 */
function leaving(view, presence, yes) {
  const step = onStage(view);
  if (!asks(step) || isCountedUp(step)) return {};
  const given = givenTo(presence);
  const isEnough = given >= QUORUM;
  const stay = { yes, no: t('Stay') };
  if (isCounted(step)) {
    if (!given) return {};
    const fact = countedOf(step.kind).leaving(given);
    return {
      fact,
      ...stay,
      also: isEnough ? { ...revealing(step, given), ask: undefined, also: null } : null,
    };
  }
  const question = t('Go on all the same?');
  if (step.held) {
    return { fact: t('The thoughts that are being read have not been shown.'), question, ...stay };
  }
  if (step.mode === 'open') return {};
  if (isEnough && view.is_holding) {
    return { fact: t('New thoughts have come that nobody has read.'), question, ...stay };
  }
  if (isEnough) {
    const also = { ...showing(step), ask: undefined };
    const fact = t('New thoughts have come that nobody has seen.');
    return { fact, question: t('Show them first?'), ...stay, also };
  }
  if (!view.has_joined || !step.was_open) return {};
  const fact = t('Thoughts from fewer than five phones are not shown.');
  const waits = step.state === 'open' && !view.is_paused;
  return { fact, question: t('Go on?'), isFirst: true, ...stay, waits };
}
