/** What the acts of a desk are about, so that two desks do not undo each other: pure, nothing is sent from here. */

import { t } from '../lib/i18n.js';

/** @import {View} from '../room/words.js' */
/** @import {Cue} from './cues.js' */
/** @typedef {'stage' | 'pause' | 'eyes' | 'timer'} Subject */

export const SUBJECTS = /** @type {const} */ (['stage', 'pause', 'eyes', 'timer']);

/** @param {Cue} cue @returns {Subject} */
export function subjectOf({ act }) {
  if (act === 'PauseSession' || act === 'ResumeSession') return 'pause';
  return act === 'CallEyesUp' || act === 'ReleaseEyes' ? 'eyes' : act === 'SetTimer' ? 'timer' : 'stage';
}

/** How each of them stands. That a closing step is closed at last is nobody's act. @param {View} view @returns {Record<Subject, string>} */
export function standing({ phase, stage, steps, is_paused, eyes_up, timer }) {
  const here = steps.find((step) => step.step === stage);
  return {
    stage: JSON.stringify([phase, stage, here?.state === 'open', here?.round]),
    pause: String(is_paused),
    eyes: String(eyes_up),
    timer: String(timer?.ends_at),
  };
}

/** Why an act is not done: two desks pressed at once, and the log took the other one first. @param {Cue} cue */
export function meanwhile({ act }) {
  if (act === 'ResumeSession') return t('Already paused.');
  if (act === 'PauseSession') return t('It goes on already.');
  if (act === 'ReleaseEyes') return t('Everyone is asked to look up already.');
  return hasChanged();
}

export function hasChanged() {
  return t('The room has just changed. Look, then press again.');
}
