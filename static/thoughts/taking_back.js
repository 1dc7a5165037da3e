/**
 * Taking back what nobody has seen yet. It goes at once; its words go back to where they were written, and for some
 * seconds the same can be given anew.
 */

import { takeBack } from '../room/given.js';
import { thingsOf } from '../room/things.js';

/** @import {Phone} from '../phone/phone.js' */
/** @import {View} from '../room/words.js' */
/** @import {Own} from './own_things.js' */

const FOR = 8_000; // ms

/** @param {Phone} phone @param {Own} own @param {() => void} [onGoOn] opens the field of its continuation */
export function withdraw(phone, own, onGoOn) {
  const { step, name, salt, text = '' } = own;
  takeBack(phone, step, name, salt);
  if (!text) return;
  const isInField = handBack(phone, own, onGoOn);
  if (!isInField) phone.drafts.write(keptPlace(own), text);
  const { taken } = phone.given;
  const just = [{ ...own, isInField }];
  taken.value = just;
  setTimeout(() => {
    if (taken.peek() === just) taken.value = [];
  }, FOR);
}

/** Under another name: the old one was taken back, and stays so. @param {Phone} phone @param {Own} own */
export function giveAgain(phone, own) {
  const { act, step, text, idea, kind, column } = own;
  const about = { ...(idea && { idea }), ...(kind && { kind }), ...(column !== undefined && { column }) };
  const secret = act === 'ChangeIdea' ? { secret: secretOf(phone, step, idea) } : {};
  phone.outbox.put(act, { step, ...phone.secrets.newName(), text, ...about, ...secret });
  forgetWords(phone, own);
  phone.given.taken.value = [];
}

/** @param {View | null} view @param {string} id */
export function takesNow(view, id) {
  const step = view?.steps.find((one) => one.step === id);
  if (!view || !step || view.is_paused) return false;
  return view.stage === id ? step.state !== 'closed' : 'is_ajar' in step && step.is_ajar;
}

/** @param {string} step @param {string} name */
export function changePlace(step, name) {
  return `${step}/change/${name}`;
}

/**
 * Whether its words are in the field again, which has to be empty.
 * @param {Phone} phone @param {Own} own @param {() => void} [onGoOn]
 */
function handBack({ drafts, room }, own, onGoOn) {
  const { act, step, text = '' } = own;
  const place = placeOf(own);
  if (act === 'PostIdea') return write(place, '', text);
  if (!onGoOn || drafts.texts.peek()[place] || !takesNow(room.view.peek(), step)) return false;
  drafts.write(place, text);
  onGoOn();
  return true;
}

/** What was not changed since is not to be sent twice. @param {Phone} phone @param {Own} own */
function forgetWords({ drafts }, own) {
  const { text = '' } = own;
  for (const place of [placeOf(own), keptPlace(own)]) {
    if (drafts.texts.peek()[place] === text && !write(place, text, '')) drafts.write(place, '');
  }
}

/** As if it had been typed: a field is its own master. @param {string} place @param {string} old what it has to hold @param {string} words */
function write(place, old, words) {
  const field = document.getElementById(`write-${place}`);
  if (!(field instanceof HTMLTextAreaElement) || field.value.trim() !== old.trim()) return false;
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}

/** Where it was written. @param {Own} own */
function placeOf({ act, step, idea = '' }) {
  if (act === 'ChangeIdea') return changePlace(step, idea);
  return act === 'ContinueIdea' ? `${step}/${idea}` : step;
}

/** Where drafts are offered, and go nowhere by themselves. @param {Own} own */
function keptPlace({ name }) {
  return `kept/${name}`;
}

/** @param {Phone} phone @param {string} id @param {string} [idea] */
function secretOf({ room, secrets }, id, idea) {
  const step = room.view.peek()?.steps.find((one) => one.step === id);
  const salt = thingsOf(step).find(({ name }) => name === idea)?.salt ?? '';
  return secrets.secretOf(salt);
}
