/** A link that is made when it is asked for, with its QR code and what can be done with it. */

import { t } from '../lib/i18n.js';
import { html, useEffect, useRef, useSignal } from '../vendor/ui.js';
import { mintLink } from './links.js';

/** @import {Link} from './links.js' */

/**
 * `children` draws the buttons that this link has besides copying it.
 * @param {{
 *   session: string, kind: 'facilitator' | 'screen', ask: string, alt: string, isAtOnce?: boolean,
 *   children: (link: Link) => unknown,
 * }} props
 */
export function LinkCard({ session, kind, ask, alt, isAtOnce = false, children }) {
  const link = useSignal(/** @type {Link | null} */ (null));
  const said = useSignal('');

  async function make() {
    const answer = await mintLink(session, kind);
    said.value = 'refused' in answer ? answer.say : '';
    if ('url' in answer) link.value = answer;
  }

  const acts = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    if (isAtOnce) make();
  }, []);
  useEffect(() => {
    if (!isAtOnce) /** @type {HTMLElement | null} */ (acts.current?.querySelector('a, button'))?.focus();
  }, [link.value]);

  if (!link.value) {
    return html`
      <button type="button" onClick=${make}>${ask}</button>
      <p class="said" role="status">${said.value}</p>
    `;
  }
  return html`
    <div class="link-card">
      <img class="qr" src=${link.value.qr} alt=${alt} width="160" height="160" />
      <div class="link-acts" ref=${acts}>${children(link.value)} <${Copy} url=${link.value.url} /></div>
    </div>
  `;
}

/** @param {{url: string}} props */
export function Copy({ url }) {
  const said = useSignal('');

  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      said.value = t('Copied');
    } catch {
      said.value = url; // plain http has no clipboard: the address itself can be selected
    }
  }

  return html`
    <button type="button" class="small" onClick=${copy}>${t('Copy the link')}</button>
    <span class="quiet copied" role="status">${said.value}</span>
  `;
}
