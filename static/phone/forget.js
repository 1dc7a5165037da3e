/** On a borrowed phone nothing should stay. One question first, since it cannot be undone. */

import { t } from '../lib/i18n.js';
import { askForSeat, partsOf, takeInHand } from '../room/parts_here.js';
import { html, useState } from '../vendor/ui.js';

/** @import {Phone} from './phone.js' */
/** @typedef {'' | 'asked' | 'going' | 'stayed'} State `stayed`: everything is gone, but the seat */

/** @param {{phone: Phone}} props */
export function Forget({ phone }) {
  const [state, set] = useState(/** @type {State} */ (''));
  const go = async () => {
    set('going');
    if (!(await forget(phone))) set('stayed');
  };
  if (!state)
    return html`<section><button type="button" class="quiet-act" onClick=${() => set('asked')}>${t('Forget me here')}</button></section>`;
  if (state === 'stayed') {
    return html`
      <section class="own-gone">
        <p role="alert">${t('Everything is gone from this phone. To leave the session as well it needs the network.')}</p>
        <button type="button" onClick=${go}>${t('Try again')}</button>
      </section>
    `;
  }
  return html`
    <section class="own-asks" role="group">
      <p>${t('This phone will not know any more which thoughts are yours, so they can no longer be changed or taken back.')}</p>
      ${holdsUnsent(phone) && html`<p>${t('What you have not sent will be gone too.')}</p>`}
      ${partsOf(phone.session).length > 1 && html`<p>${t('The parts of the others on this phone stay.')}</p>`}
      <div class="row">
        <button type="button" aria-disabled=${state === 'going' ? 'true' : undefined} onClick=${go}>${t('Forget me here')}</button>
        <button type="button" class="quiet-act" onClick=${() => set('')}>${t('Not now')}</button>
      </div>
    </section>
  `;
}

/** @param {Phone} phone */
function holdsUnsent({ drafts, outbox }) {
  return Object.keys(drafts.texts.value).length > 0 || outbox.items.value.length > 0;
}

/** @param {Phone} phone @returns {Promise<boolean>} whether the seat is given up too; then the page is left */
async function forget({ session, drawer }) {
  drawer.empty();
  const hasLeft = await askForSeat(session, 'leave', drawer.part).catch(() => false);
  if (!hasLeft) return false;
  const [another] = partsOf(session);
  takeInHand(session, another ?? 0);
  location.replace(another === undefined ? '/' : `/s/${session}`);
  return true;
}
