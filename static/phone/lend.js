/** One phone for up to three people: each has a part of their own, and only one of them is to be seen. */

import { t } from '../lib/i18n.js';
import { askForSeat, partsOf, takeInHand } from '../room/parts_here.js';
import { PARTS, partInHand } from '../room/secrets.js';
import { html, useEffect, useState } from '../vendor/ui.js';

/** @import {Phone} from './phone.js' */

/** @param {{phone: Phone}} props */
export function Lend({ phone }) {
  const { drawer, session, room } = phone;
  const [isAsked, ask] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => keepInHand(phone), []);
  if (!phone.isLasting.value) return null;

  const parts = partsOf(session);
  const next = PARTS.find((part) => !parts.includes(part));
  const mayLend = room.view.value?.phase !== 'ended' && next !== undefined;
  /** @param {number} part */
  const pass = async (part) => setFailed(!(await passTo(phone, part)));
  if (!mayLend && parts.length < 2) return null;
  return html`
    <section>
      ${
        parts.length > 1 &&
        html`
          <p><strong>${t('Person {number} of {count} has the phone.', { number: parts.indexOf(drawer.part) + 1, count: parts.length })}</strong></p>
          <p class="quiet">${t('Whoever holds this phone can switch between them.')}</p>
          <div class="row">
            ${parts.map(
              (part, i) =>
                part !== drawer.part &&
                html`<button type="button" key=${part} onClick=${() => pass(part)}>${t('To person {number}', { number: i + 1 })}</button>`,
            )}
          </div>
        `
      }
      ${mayLend && !isAsked && html`<button type="button" onClick=${() => ask(true)}>${t('Lend this phone')}</button>`}
      ${
        mayLend &&
        isAsked &&
        html`
          <div class="own-asks" role="group">
            <p>${t('Your part is put away and the next person begins with an empty one, which counts as a phone of its own. Whoever holds this phone can switch between them.')}</p>
            <div class="row">
              <button type="button" onClick=${() => pass(next)}>${t('Pass the phone to the next person')}</button>
              <button type="button" class="quiet-act" onClick=${() => ask(false)}>${t('Not now')}</button>
            </div>
          </div>
        `
      }
      ${failed && html`<p role="alert">${t('This needs the network. Nothing has changed.')}</p>`}
    </section>
  `;
}

/** @param {Phone} phone @param {number} part */
async function passTo({ session }, part) {
  const isThere = await askForSeat(session, 'lend', part).catch(() => false);
  if (!isThere) return false;
  takeInHand(session, part);
  location.replace(`/s/${session}`);
  return true;
}

/** A page that was passed on, in another tab or from the browser's memory, does not stay. @param {Phone} phone */
function keepInHand({ session, drawer }) {
  const look = () => partInHand(session) !== drawer.part && location.replace(`/s/${session}`);
  const ear = (/** @type {StorageEvent} */ { key }) => key === `kesken:in hand:${session}` && look();
  window.addEventListener('storage', ear);
  window.addEventListener('pageshow', look);
  return () => {
    window.removeEventListener('storage', ear);
    window.removeEventListener('pageshow', look);
  };
}
