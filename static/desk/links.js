/** Links that the desk hands out: each makes its holder a facilitator, or a shared screen. */

import { fetchJson } from './agenda.js';

/** @import {Refusal} from '../room/words.js' */
/** @typedef {{url: string, qr: string}} Link */

/** @param {string} session @param {'facilitator' | 'screen'} kind @returns {Promise<Link | Refusal>} */
export function mintLink(session, kind) {
  return fetchJson(`/desk/${session}/links`, { kind });
}
