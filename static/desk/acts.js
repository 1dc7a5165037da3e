/**
 * What one desk does: each act is asked once, waits for its answer, and can be taken back for some seconds. What is
 * pressed meanwhile has its turn after the answer. Nothing waits here for a connection: an act sent late could move a
 * room that has gone on by the spare desk.
 */

import { t } from '../lib/i18n.js';
import { isCounted } from '../room/things.js';
import { givenTo } from '../room/view.js';
import { computed, effect, signal } from '../vendor/ui.js';
import { doneWords } from './done_words.js';
import { stillAsked } from './next_cue.js';
import { hasChanged, meanwhile, SUBJECTS, standing, subjectOf } from './subjects.js';
import { openTurns } from './turns.js';
import { stillStands, undo } from './undo.js';

/** @import {Answer, View} from '../room/words.js' */
/** @import {Agenda} from './agenda.js' */
/** @import {Cue} from './cues.js' */
/** @import {Room} from '../room/room.js' */
/** @import {Subject} from './subjects.js' */
/** @import {Act} from './undo.js' */
/** @typedef {ReturnType<typeof openActs>} Acts */
/** What was done, and what takes it back. @typedef {{done: Act[], back: Act[], words: string}} Undoable */
/** A cue, or what makes it of the view when its turn has come. @typedef {Cue | ((view: View) => Cue | null)} Wanted */

const TAKES_BACK = 20_000;
// So long a press may still mean what stood there before another desk changed it.
const FRESH = 1_500;
// A finger that bounces presses twice within this: it has not read the question yet.
const BOUNCE = 350;

/** @param {Room} room @param {Agenda} agenda */
export function openActs(room, agenda) {
  const asked = signal(/** @type {Cue | null} */ (null));
  const pending = signal(0);
  const isSent = computed(() => pending.value > 0);
  const said = signal('');
  const undoable = signal(/** @type {Undoable | null} */ (null));
  let clock = 0;
  let answeredAt = 0;
  const isFresh = signal(false); // the question stands there only just
  let ripens = 0;
  /** The act that was pressed last, until its answer. */
  let sending = '';
  const turns = openTurns(
    () => isSent.peek(),
    () => (said.value = hasChanged()),
  );
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
    if (last && view && !isSent.peek() && !last.done.every((act) => stillStands(act, view)))
      undoable.value = null;
  });

  effect(() => {
    if (!said.value) return;
    const fades = setTimeout(() => (said.value = ''), TAKES_BACK);
    return () => clearTimeout(fades);
  });

  /** As the room's own: parts that act by it can be taken back like the large button. @param {string} name @param {object} fields @returns {Promise<Answer>} */
  const perform = (name, fields) => act(name, fields, false);

  /** The same, as part of what was just done: both are taken back together. @param {string} name @param {object} fields @returns {Promise<Answer>} */
  const also = (name, fields) => act(name, fields, true);

  /** @param {string} name @param {object} fields @param {boolean} isMore */
  async function act(name, fields, isMore) {
    const before = room.view.peek();
    const gave = givenTo(room.presence.peek());
    const answer = await send({ do: name, with: fields });
    if (before && 'ok' in answer) remember({ do: name, with: fields }, before, gave, isMore);
    return answer;
  }

  /** @param {Act} act */
  async function send(act) {
    pending.value++;
    const answer = await room.attempt(act.do, act.with);
    answeredAt = Date.now();
    pending.value--;
    if ('unknown' in answer) turns.forget();
    turns.goOn();
    return answer;
  }

  /** @param {Act} act @param {View} before @param {number} gave @param {boolean} isMore */
  function remember(act, before, gave, isMore) {
    clearTimeout(clock);
    const back = undo(act, before, { gave, now: room.serverNow() });
    const title = agenda.steps.peek()?.find((step) => step.step === act.with.step)?.title ?? '';
    const earlier = isMore ? undoable.peek() : null;
    undoable.value = back.length
      ? {
          done: [...(earlier?.done ?? []), act],
          back: [...back, ...(earlier?.back ?? [])],
          words: doneWords(act, before, title),
        }
      : null;
    clock = window.setTimeout(() => (undoable.value = null), TAKES_BACK);
  }

  /** What is to be asked first is asked. @param {Wanted} wanted @param {boolean} [isSure] */
  function press(wanted, isSure = false) {
    if (isSure && isFresh.peek()) return;
    said.value = '';
    const view = room.view.peek();
    const cue = view && cueOf(wanted, view);
    if (!cue) return;
    if (!isSent.peek()) return begin(cue, isSure);
    const name = nameOf(cue);
    if (wanted !== cue) return turns.wait('', () => press(wanted, isSure));
    if (name === sending || turns.has(name)) return; // a double press is one press
    turns.wait(name, () => {
      if (isSure || isStill(cue)) begin(cue, isSure);
      else said.value = meanwhile(cue);
    });
  }

  /** @param {Cue} cue @param {boolean} isSure */
  async function begin(cue, isSure) {
    if (room.connection.peek() !== 'online') return;
    if (Date.now() - (changedByOther[subjectOf(cue)] ?? 0) < FRESH) {
      said.value = meanwhile(cue);
      return;
    }
    if (cue.ask && !isSure) {
      asked.value = cue;
      isFresh.value = true;
      clearTimeout(ripens);
      ripens = window.setTimeout(() => (isFresh.value = false), BOUNCE);
      return;
    }
    sending = nameOf(cue);
    const not = cue.plan || cue.before ? await prepare(cue) : null;
    if (!not) asked.value = null; // else what was typed into the question stays
    const answer = not ?? (await finish(cue));
    sending = '';
    tell(answer, cue.done);
  }

  /** What changed the agenda has no Undo: its way back is there. @param {Cue} cue */
  function finish({ act: name, fields, plan }) {
    return plan ? send({ do: name, with: fields }) : perform(name, fields);
  }

  /** What has to be so before it. @param {Cue} cue @returns {Promise<Answer | null>} why not */
  async function prepare(cue) {
    pending.value++;
    const not = await unprepared(cue);
    pending.value--;
    if (not) turns.goOn();
    return not;
  }

  /** @param {Cue} cue @returns {Promise<Answer | null>} */
  async function unprepared({ plan, before = [] }) {
    const steps = agenda.steps.peek() ?? [];
    const refusal = plan && (await agenda.save(steps.map((one) => (one.step === plan.step ? plan : one))));
    if (refusal) return refusal;
    for (const first of before) {
      const answer = await send({ do: first.act, with: first.fields });
      if (!('ok' in answer)) return answer;
    }
    return null;
  }

  /** Whether a cue of the stage means the same as when it was pressed. @param {Cue} cue */
  function isStill(cue) {
    const view = room.view.peek();
    if (!view || subjectOf(cue) !== 'stage') return Boolean(view);
    const desk = { view, agenda: agenda.steps.peek() ?? [], presence: room.presence.peek() };
    return stillAsked(desk, cue) !== null;
  }

  async function takeBack() {
    if (isSent.peek()) return turns.wait('', takeBack);
    const last = undoable.peek();
    const view = room.view.peek();
    if (!last || !view) return;
    said.value = '';
    undoable.value = null;
    if (wouldBurn(last.done[0], view)) {
      said.value = t('Somebody has answered since. It stays as it is.');
      return;
    }
    for (const act of last.back) {
      const answer = await send(act);
      tell(answer, t('Taken back.'));
      if (!('ok' in answer)) return;
    }
  }

  /** Marks that have come since would go away. @param {Act} act @param {View} view */
  function wouldBurn(act, view) {
    if (act.do !== 'OpenStep' || view.stage !== act.with.step) return false;
    const step = view.steps.find((one) => one.step === act.with.step);
    return isCounted(step) && givenTo(room.presence.peek()) > 0;
  }

  /** @param {Answer} answer @param {string} [good] */
  function tell(answer, good = '') {
    if ('refused' in answer) said.value = answer.say;
    else if ('unknown' in answer)
      said.value = t('No answer came. It may have been done: look, then press again.');
    else if (good) said.value = good;
  }

  return { asked, isFresh, isSent, said, undoable, perform, also, press, takeBack };
}

/** @param {Wanted} wanted @param {View} view */
function cueOf(wanted, view) {
  return typeof wanted === 'function' ? wanted(view) : wanted;
}

/** @param {Cue} cue */
function nameOf({ act, fields }) {
  return JSON.stringify([act, fields]);
}
