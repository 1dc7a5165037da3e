/** What phones answered to a round that is counted: this one, and how many. */

import { tn } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

/** @import {Phone} from '../phone/phone.js' */
/** @import {Step} from '../room/words.js' */

const ENOUGH = 5;

export const onItsWay = () => import('./sealed.js').then((part) => part.OnItsWay);
export const envelope = () => import('./sealed.js').then((part) => part.Envelope);

/** What this phone gave to the open round, and what waits to be sent to it. @param {Phone} phone @param {Step} step @param {string} act */
export function answerOf({ given, outbox }, { step, round }, act) {
  const isThis = (/** @type {{step: string, round?: number}} */ one) =>
    one.step === step && one.round === round;
  return {
    mine: given.entries.value.find((entry) => entry.act === act && isThis(entry)),
    item: outbox.items.value.find((one) => one.act === act && isThis(one.with)),
  };
}

/** The number is exact: it tells who answered, not what. `needs`: said under the quorum. @param {{phone: Phone, needs: string}} props */
export function Answers({ phone, needs }) {
  const gave = phone.room.presence.value?.gave;
  if (!gave || !('exact' in gave)) return null;
  return html`
    <p class="quiet">
      ${tn(gave.exact, '1 has answered.', '{count} have answered.')} ${gave.exact < ENOUGH ? needs : ''}
    </p>
  `;
}
