/** The name of the change, asked for where a curve is opened without one. */

import { t } from '../lib/i18n.js';
import { html, useEffect, useRef } from '../vendor/ui.js';

/** @import {Signal} from '../vendor/ui.js' */

const MOST = 80;

/** @param {{name: Signal<string>, onEnter: () => void}} props */
export function NameField({ name, onEnter }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useEffect(() => field.current?.focus(), []);

  /** @param {Event} event */
  function enter(event) {
    event.preventDefault();
    onEnter();
  }

  return html`
    <form class="name-field" onSubmit=${enter}>
      <input
        ref=${field}
        id="change-name"
        aria-label=${t('Which change is it about?')}
        maxlength=${MOST}
        aria-required="true"
        autocomplete="off"
        dir="auto"
        value=${name.value}
        onInput=${(/** @type {Event} */ event) => (name.value = /** @type {HTMLInputElement} */ (event.currentTarget).value)}
      />
    </form>
  `;
}
