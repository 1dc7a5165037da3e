/** The one sensible next act, from what the room sees, what was prepared and who is here. */

import { t } from '../lib/i18n.js';
import {
  askingAgain,
  closing,
  ending,
  givenTo,
  goingBack,
  goingOn,
  isRevealed,
  onStage,
  opening,
  QUORUM,
  reopening,
  revealing,
  showing,
} from './cues.js';

/** @import {BoardStep, CurveStep, Presence, View} from './words.js' */
/** @import {Cue, PlannedStep} from './cues.js' */
/** @typedef {{view: View, agenda: PlannedStep[], presence: Presence | null}} Desk */

/**
 * `cue` null: nothing sensible can be done yet, and `label` says why.
 * @param {Desk} desk @returns {{cue: Cue | null, label: string, why: string}}
 */
export function nextCue(desk) {
  const { view, agenda } = desk;
  if (view.phase === 'ended') return waits(t('The session has ended.'));
  const step = onStage(view);
  if (!step) return agenda.length ? does(opening(agenda[0])) : waits(t('Add a step to the agenda first.'));
  if (step.state === 'closing') return waits(t('Closing …'));
  return step.kind === 'board' ? onBoard(desk, step) : onCurve(desk, step);
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
    step.state === 'open' && closing(step),
    step.state === 'closed' && !isRevealed(step) && reopening(step),
    step.kind === 'board' && given >= QUORUM && showing(step),
    step.kind === 'curve' && !isRevealed(step) && given >= QUORUM && revealing(step, given),
    isRevealed(step) && askingAgain(step),
    after && goingOn(after, view, presence),
    before && goingBack(before, view, presence),
    ending(view, presence),
  ];
  return cues.filter((cue) => cue !== null && cue !== false).filter((cue) => cue.name !== large);
}

/** @param {Desk} desk @param {BoardStep} step */
function onBoard(desk, step) {
  if (givenTo(desk.presence) >= QUORUM) return does(showing(step));
  if (step.state === 'open' && !step.shown.length) return waits(t('Waits for more phones'));
  return onward(desk);
}

/** @param {Desk} desk @param {CurveStep} step */
function onCurve(desk, step) {
  if (isRevealed(step)) return onward(desk);
  const marks = givenTo(desk.presence);
  const missing = t('Needs 5 marks: {count} so far', { count: marks });
  if (marks < QUORUM) return step.state === 'open' ? waits(missing) : does(reopening(step), missing);
  const isEveryone = marks >= (desk.presence?.phones ?? Number.POSITIVE_INFINITY);
  return step.state === 'open' && !isEveryone ? does(closing(step)) : does(revealing(step, marks));
}

/** @param {Desk} desk */
function onward(desk) {
  const next = neighbour(desk, 1);
  return does(next ? goingOn(next, desk.view, desk.presence) : ending(desk.view, desk.presence));
}

/**
 * The step beside the one on the stage; when that one is on the agenda no more, the first that was never opened.
 * @param {Desk} desk @param {1 | -1} side @returns {PlannedStep | null}
 */
function neighbour({ view, agenda }, side) {
  const here = agenda.findIndex((planned) => planned.step === view.stage);
  if (here >= 0) return agenda[here + side] ?? null;
  if (side < 0) return null;
  return agenda.find((planned) => !view.steps.some((step) => step.step === planned.step)) ?? null;
}

/** @param {Cue} cue */
function does(cue, why = '') {
  return { cue, label: cue.label, why };
}

/** @param {string} why */
function waits(why) {
  return { cue: null, label: why, why: '' };
}
