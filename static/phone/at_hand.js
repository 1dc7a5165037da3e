/** What is always at hand, small, at the lower edge: a raised hand, a moment that is needed, a thought for later. */

import { t } from '../lib/i18n.js';
import { hasThoughts } from '../room/things.js';
import { Later } from '../shared/later.js';
import { html, useLayoutEffect, useRef, useState } from '../vendor/ui.js';
import { isHeeded, show, shows } from './sign.js';

/** @import {Phone} from './phone.js' */
/** @import {Step} from '../room/words.js' */

/** Of the screen's height. With large letters it would be more: then it stands at the end of the page. */
const MOST = 0.15;

const parking = () => import('../thoughts/parking.js').then((module) => module.Parking);

/** @param {{phone: Phone, step: Step}} props */
export function AtHand({ phone, step }) {
  const [isParking, park] = useState(false);
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const here = /** @type {HTMLElement} */ (place.current);
    here.toggleAttribute('data-is-low', here.offsetHeight < innerHeight * MOST);
  });
  const steps = phone.room.view.value?.steps ?? [];
  const boards = steps.filter(hasThoughts).filter((one) => one.is_ajar && one.step !== step.step);
  return html`
    <div class="at-hand while-not-writing" ref=${place}>
      <p class="at-hand-says" role="status">${phone.room.connection.value === 'online' && signWords(isHeeded(phone))}</p>
      <div class="at-hand-acts">
        ${shows.value === null && html`<button type="button" key="hand" class="quiet-act" onClick=${() => show(phone, 'hand')}>${t('Raise a hand')}</button>`}
        ${shows.value === null && html`<button type="button" key="moment" class="quiet-act" onClick=${() => show(phone, 'moment')}>${t('I need a moment')}</button>`}
        ${shows.value === 'hand' && html`<button type="button" key="hand" onClick=${() => show(phone, null)}>${t('Take it down')}</button>`}
        ${shows.value === 'moment' && html`<button type="button" key="moment" onClick=${() => show(phone, null)}>${t('I am ready')}</button>`}
        ${boards.length > 0 && html`<button type="button" key="park" class="quiet-act" aria-haspopup="dialog" onClick=${() => park(true)}>${t('Park a thought')}</button>`}
      </div>
    </div>
    ${isParking && html`<${Later} load=${parking} phone=${phone} boards=${boards} onDone=${() => park(false)} />`}
  `;
}

/** @param {boolean} isSeen by a desk */
function signWords(isSeen) {
  if (shows.value === 'hand') return isSeen ? t('Your hand was seen.') : t('Your hand is up.');
  if (shows.value !== 'moment') return '';
  return isSeen ? t('It was seen that you need a moment.') : t('You asked for a moment.');
}
