/**
 * What one desk does: each act is asked once, waits for its answer, and can be taken back for some seconds. Nothing
 * waits here for a connection: an act sent late could move a room that has gone on by the spare desk.
 */

import { t } from '../lib/i18n.js';
import { computed, effect, signal } from '../vendor/ui.js';
import { givenTo } from './cues.js';
import { doneWords } from './done_words.js';
import { stillStands, undo } from './undo.js';

/** @import {Answer, View} from './words.js' */
/** @import {Agenda} from './agenda.js' */
/** @import {Cue} from './cues.js' */
/** @import {Room} from './room.js' */
/** @import {Act} from './undo.js' */
/** @typedef {ReturnType<typeof openActs>} Acts */
/** @typedef {{act: Act, inverse: Act, words: string}} Undoable */

/** @typedef {'stage' | 'pause' | 'eyes' | 'timer'} Subject */
const SUBJECTS = /** @type {const} */ (['stage', 'pause', 'eyes', 'timer']);

const TAKES_BACK = 20_000;
// So long a press may still mean what stood there before another desk changed it.
const FRESH = 1_500;

/** @param {Room} room @param {Agenda} agenda */
export function openActs(room, agenda) {
  const asked = signal(/** @type {Cue | null} */ (null));
  const pending = signal(0);
  const isSent = computed(() => pending.value > 0);
  const said = signal('');
  const undoable = signal(/** @type {Undoable | null} */ (null));
  let clock = 0;
  let answeredAt = 0;
  /** When another desk last changed what an act is about. @type {Partial<Record<Subject, number>>} */
  const changedByOther = {};
  /** @type {Record<Subject, string> | null} */
  let stood = null;

  effect(() => {
    const view = room.view.value;
    const stands = view && standing(view);
    const isMine = isSent.peek() || Date.now() - answeredAt < FRESH;
    for (const subject of SUBJECTS) {
      if (!stood || !stands || stood[subject] === stands[subject]) continue;
      said.value = ''; // what was said is about something past
      if (!isMine) changedByOther[subject] = Date.now();
    }
    stood = stands;
    const last = undoable.peek();
    if (last && view && !isSent.peek() && !stillStands(last.act, view)) undoable.value = null;
  });

  /** As the room's own: parts that act by it can be taken back like the large button. @param {string} name @param {object} fields @returns {Promise<Answer>} */
  async function perform(name, fields) {
    const before = room.view.peek();
    const gave = givenTo(room.presence.peek());
    pending.value++;
    const answer = await room.attempt(name, fields);
    answeredAt = Date.now();
    pending.value--;
    if (before && 'ok' in answer) remember({ do: name, with: fields }, before, gave);
    return answer;
  }

  /** @param {Act} act @param {View} before @param {number} gave */
  function remember(act, before, gave) {
    clearTimeout(clock);
    const inverse = undo(act, before, { gave, now: room.serverNow() });
    const title = agenda.steps.peek()?.find((step) => step.step === act.with.step)?.title ?? '';
    undoable.value = inverse && { act, inverse, words: doneWords(act, before, title) };
    clock = window.setTimeout(() => (undoable.value = null), TAKES_BACK);
  }

  /** What is to be asked first is asked. @param {Cue} cue @param {boolean} [isSure] */
  async function press(cue, isSure = false) {
    if (isSent.peek() || room.connection.peek() !== 'online') return;
    said.value = '';
    if (Date.now() - (changedByOther[subjectOf(cue)] ?? 0) < FRESH) {
      said.value = meanwhile(cue);
      return;
    }
    if (cue.ask && !isSure) {
      asked.value = cue;
      return;
    }
    asked.value = null;
    tell(await perform(cue.act, cue.fields));
  }

  async function takeBack() {
    const last = undoable.peek();
    const view = room.view.peek();
    if (!last || !view || isSent.peek()) return;
    undoable.value = null;
    if (wouldBurn(last, view)) {
      said.value = t('Somebody has answered since. It stays as it is.');
      return;
    }
    const answer = await perform(last.inverse.do, last.inverse.with);
    undoable.value = null; // undoing is not undone: the next press would do it again
    tell(answer, t('Taken back.'));
  }

  /** Marks that have come since would go away. @param {Undoable} last @param {View} view */
  function wouldBurn({ act }, view) {
    if (act.do !== 'OpenStep' || view.stage !== act.with.step) return false;
    const step = view.steps.find((one) => one.step === act.with.step);
    return step?.kind === 'curve' && givenTo(room.presence.peek()) > 0;
  }

  /** @param {Answer} answer @param {string} [good] */
  function tell(answer, good = '') {
    if ('refused' in answer) said.value = answer.say;
    else if ('unknown' in answer)
      said.value = t('No answer came. It may have been done: look, then press again.');
    else said.value = good;
  }

  return { asked, isSent, said, undoable, perform, press, takeBack };
}

/** Two desks pressed at once, and the log took the other one first. @param {Cue} cue */
function meanwhile({ act }) {
  if (act === 'ResumeSession') return t('Already paused.');
  if (act === 'PauseSession') return t('It goes on already.');
  if (act === 'ReleaseEyes') return t('Eyes are up already.');
  return t('The room has just changed. Look, then press again.');
}

/** @param {Cue} cue @returns {Subject} */
function subjectOf({ act }) {
  if (act === 'PauseSession' || act === 'ResumeSession') return 'pause';
  return act === 'CallEyesUp' || act === 'ReleaseEyes' ? 'eyes' : act === 'SetTimer' ? 'timer' : 'stage';
}

/** What acts are about. That a closing step is closed at last is nobody's act. @param {View} view @returns {Record<Subject, string>} */
function standing({ phase, stage, steps, is_paused, eyes_up, timer }) {
  const here = steps.find((step) => step.step === stage);
  return {
    stage: JSON.stringify([phase, stage, here?.state === 'open', here?.round]),
    pause: String(is_paused),
    eyes: String(eyes_up),
    timer: String(timer?.ends_at),
  };
}
