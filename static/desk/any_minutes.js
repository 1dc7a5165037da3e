/** Any number of minutes for the timer, from now. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

const LEAST = 0.5; // the server takes no time that is nearer
const MOST = 720;

/** @param {{onMinutes: (minutes: number) => void}} props */
export function AnyMinutes({ onMinutes }) {
  /** @param {Event} event */
  function begin(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    onMinutes(Number(new FormData(form).get('minutes')));
  }

  return html`
    <form class="any-minutes" onSubmit=${begin}>
      <label class="unseen" for="any-minutes">${t('Minutes')}</label>
      <input id="any-minutes" name="minutes" type="number" inputmode="decimal" min=${LEAST} max=${MOST} step="0.5" required placeholder=${t('Minutes')} />
      <button class="small">${t('Start')}</button>
    </form>
  `;
}
