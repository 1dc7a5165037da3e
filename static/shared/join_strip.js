/** How to get in: the QR code, the code to type, the address. On the projector always, on the desk for reading aloud. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

/** @import {Join} from '../room/words.js' */

/**
 * With `onTap` a tap anywhere makes it large, and small again; `hint` stands with the words, `children` below them.
 * @param {{join: Join | null, isLarge?: boolean, hint?: string, onTap?: () => void, children?: unknown}} props
 */
export function JoinStrip({ join, isLarge = false, hint = '', onTap, children = null }) {
  if (!join) return null;
  return html`
    <section class="join-strip" aria-label=${t('Join')}>
      <img class="qr" src=${join.qr} alt=${t('QR code that opens the join page')} width="200" height="200" />
      <div class="join-words">
        <p class="join-code" translate="no">${join.code}</p>
        <p class="join-address" translate="no">${breakable(hostOf(join.url))}</p>
        ${hint && html`<p class="join-hint">${hint}</p>`}
      </div>
      ${children}
      ${onTap && html`<button type="button" class="join-tap" aria-pressed=${isLarge} aria-label=${t('Code and QR large')} onClick=${onTap}></button>`}
    </section>
  `;
}

/** It may be broken behind its dots; a bare number only before its port. @param {string} host */
function breakable(host) {
  const mark = /^[\d.]+(:\d+)?$/.test(host) ? ':' : '.';
  return host
    .split(mark)
    .map((part, i) => (i ? html`${mark === '.' && mark}<wbr />${mark === ':' && mark}${part}` : part));
}

/** What people type: the host is enough, the front page asks for the code. @param {string} url */
function hostOf(url) {
  return new URL(url, location.href).host;
}
