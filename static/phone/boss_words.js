/** What the phone answers to the first worry of whoever is asked to write. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

/** @param {{operator: string}} props */
export function BossWords({ operator }) {
  return html`
    <p>${t('Your name is never asked or stored. Everyone, your boss and the facilitator included, sees the same thoughts, mixed, without names. Your style may give you away. On a work phone or network your employer may see that you opened this page. Whoever runs this server ({operator}) could find out by tampering with it while we work. If in doubt, leave it out.', { operator: operator || location.host })}</p>
    <p><a class="lone-link" href="/stored">${t('What is stored here')}</a></p>
  `;
}
