/** The prepared order as one desk holds it. Two desks may change it at once: the later one is told, and loses nothing. */

import { t } from '../lib/i18n.js';
import { effect, signal } from '../vendor/ui.js';

/** @import {PlannedStep} from '../room/words.js' */
/** @import {Room} from '../room/room.js' */
/** @import {Refusal} from '../room/words.js' */
/** @typedef {ReturnType<typeof openAgenda>} Agenda */

const CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** @param {Room} room */
export function openAgenda({ session, agendaVersion, connection }) {
  const address = `/desk/${session}/agenda`;
  const steps = signal(/** @type {PlannedStep[] | null} */ (null));
  let version = 0;

  async function load() {
    const answer = await fetchJson(address);
    if ('steps' in answer && answer.version >= version) {
      version = answer.version;
      steps.value = answer.steps;
    }
  }

  effect(() => {
    if (agendaVersion.value > version) load();
  });
  effect(() => {
    if (connection.value === 'online') load(); // it may have changed while this desk was away
  });

  /**
   * Replaces the whole agenda. `changed` in the answer: another desk was faster, and the newer agenda is here now.
   * @param {PlannedStep[]} wanted @returns {Promise<Refusal | null>}
   */
  async function save(wanted) {
    const answer = await fetchJson(address, { version, steps: wanted });
    if (!('refused' in answer)) {
      version = answer.version;
      steps.value = wanted;
      return null;
    }
    if (answer.refused === 'changed') await load();
    return answer;
  }

  return { steps, load, save };
}

/** A new step of the agenda. @param {string} kind @param {Partial<PlannedStep>} [made] as its kind begins @returns {PlannedStep} */
export function newStep(kind, made = {}) {
  return { step: newId(), kind, title: '', prompt: '', minutes: 0, notes: '', settings: {}, ...made };
}

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(bytes, (byte) => CHARACTERS[byte % CHARACTERS.length]).join('');
}

/**
 * JSON from the server, or a refusal: also when it cannot be reached. With a body it is a POST.
 * @param {string} address @param {object} [body] @returns {Promise<any>}
 */
export async function fetchJson(address, body) {
  const how = body
    ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
    : {};
  try {
    const response = await fetch(address, { ...how, credentials: 'same-origin', cache: 'no-store' });
    return await response.json();
  } catch {
    return {
      refused: 'unreachable',
      say: t('The server could not be reached. Nothing typed here is lost; try again.'),
    };
  }
}
