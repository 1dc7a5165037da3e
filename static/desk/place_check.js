/** Before the day: whether address, Wi-Fi and clock of the place will do. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

export function PlaceCheck() {
  return html`
    <p class="desk-card">
      <a class="button small" href="/check" target="_blank" rel="noopener">${t('Test this place: address, Wi-Fi, clock')}</a>
      <a class="lone-link" href="/guide/checklist" target="_blank" rel="noopener">${t('The evening before: a checklist')}</a>
    </p>
  `;
}
