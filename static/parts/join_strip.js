/** How to get in: the QR code, the code to type, the address. On the projector always, on the desk for reading aloud. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

/** @import {Join} from '../room/words.js' */

/**
 * With `onTap` a tap anywhere makes it large, and small again; `hint` stands below it.
 * @param {{join: Join | null, isLarge?: boolean, hint?: string, onTap?: () => void}} props
 */
export function JoinStrip({ join, isLarge = false, hint = '', onTap }) {
  if (!join) return null;
  return html`
    <section class="join-strip" aria-label=${t('Join')}>
      <img class="qr" src=${join.qr} alt=${t('QR code that opens the join page')} width="200" height="200" />
      <div class="join-words">
        <p class="join-code" translate="no">${join.code}</p>
        <p class="join-address" translate="no">${breakable(hostOf(join.url))}</p>
        ${hint && html`<p class="join-hint">${hint}</p>`}
      </div>
      ${onTap && html`<button type="button" class="join-tap" aria-pressed=${isLarge} aria-label=${t('Code and QR large')} onClick=${onTap}></button>`}
    </section>
  `;
}

/** It may be broken behind its dots. @param {string} host */
function breakable(host) {
  return host.split('.').map((part, i) => (i ? html`.<wbr />${part}` : part));
}

/** What people type: the host is enough, the front page asks for the code. @param {string} url */
export function hostOf(url) {
  return new URL(url, location.href).host;
}
