/** How to get in: the QR code, the code to type, the address. On the projector always, on the desk for reading aloud. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

/** @import {Join} from '../room/words.js' */

/** @param {{join: Join | null}} props */
export function JoinStrip({ join }) {
  if (!join) return null;
  return html`
    <section class="join-strip" aria-label=${t('Join')}>
      <img class="qr" src=${join.qr} alt=${t('QR code that opens the join page')} width="200" height="200" />
      <div class="join-words">
        <p class="join-code" translate="no">${join.code}</p>
        <p class="join-address" translate="no">${hostOf(join.url)}</p>
      </div>
    </section>
  `;
}

/** What people type: the host is enough, the front page asks for the code. @param {string} url */
export function hostOf(url) {
  return new URL(url, location.href).host;
}
