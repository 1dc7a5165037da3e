/** For looking at a phone together: then it shows what everyone sees, and nothing of its own. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

/** @import {Phone} from '../phone/phone.js' */

/** @param {{phone: Phone}} props */
export function HideOwn({ phone }) {
  if (phone.hidesOwn.value) return null;
  return html`
    <section>
      <button type="button" onClick=${() => setHiding(phone, true)}>${t('Hide my marks')}</button>
      <p class="quiet">${t('For looking at it together: this phone then shows only what everyone sees.')}</p>
    </section>
  `;
}

/** Stands above everything while something is hidden. @param {{phone: Phone}} props */
export function Hidden({ phone }) {
  return html`
    <div class="own-hidden row">
      <p role="status">${t('What is yours is hidden on this phone.')}</p>
      <button type="button" onClick=${() => setHiding(phone, false)}>${t('Show my marks')}</button>
    </div>
  `;
}

/** @param {Phone} phone @param {boolean} hides */
function setHiding({ drawer, hidesOwn }, hides) {
  hidesOwn.value = hides;
  drawer.write('hides_own', hides || undefined);
}
