/** A browser can lose its place in a session. Whoever sits there again with the code finds what they have written. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

export function ComeBack() {
  return html`
    <p>${t('Perhaps this browser has lost its place here. Join again with the code: what you have written is kept on this phone.')}</p>
    <p><a class="button" href="/">${t('Join again')}</a></p>
  `;
}
