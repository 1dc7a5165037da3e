/** The keys of this desk, by `?`: what each does now, and the switch that turns them off on this device. */

import { t } from '../lib/i18n.js';
import { areOn, bound, isClickerOn, useKey } from '../shared/keys.js';
import { html, useRef } from '../vendor/ui.js';

export function KeyList() {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const open = () => dialog.current?.showModal();
  useKey('?', t('This list'), open);
  const rows = [...new Map(bound.value.map((one) => [one.key, one])).values()].sort(largeFirst);

  return html`
    <button type="button" class="quiet-act keys-act" onClick=${open}>${t('Keys')}</button>
    <dialog class="key-list" ref=${dialog} aria-labelledby="keys-title">
      <h2 id="keys-title">${t('Keys')}</h2>
      <dl>
        ${rows.map(({ key, label }) => html`<div key=${key}><dt><kbd>${nameOf(key)}</kbd></dt><dd>${label}</dd></div>`)}
      </dl>
      <label class="check">
        <input type="checkbox" checked=${areOn.value} onChange=${(/** @type {Event} */ event) => (areOn.value = isChecked(event))} />
        <span>${t('Single letters are keys on this desk')}</span>
      </label>
      <label class="check">
        <input type="checkbox" checked=${isClickerOn.value} onChange=${(/** @type {Event} */ event) => (isClickerOn.value = isChecked(event))} />
        <span>${t('A clicker’s “forward” presses the large button')}</span>
      </label>
      <p class="quiet">${t('While you type, no key does anything. What is shown for good is always asked first.')}</p>
      <p><a class="lone-link" href="/guide#when-something-goes-wrong" target="_blank" rel="noopener">${t('What to do when something goes wrong')}</a></p>
      <form method="dialog"><button class="act" autofocus>${t('Back to the desk')}</button></form>
    </dialog>
  `;
}

/** Enter, the letters, and what is no letter. @param {{key: string}} one @param {{key: string}} other */
function largeFirst(one, other) {
  return rank(one.key) - rank(other.key) || one.key.localeCompare(other.key);
}

/** @param {string} key */
function rank(key) {
  if (key.length > 1) return 0;
  return /[a-z]/.test(key) ? 1 : 2;
}

/** @param {string} key */
function nameOf(key) {
  return key.length === 1 ? key.toUpperCase() : key;
}

/** @param {Event} event */
function isChecked(event) {
  return /** @type {HTMLInputElement} */ (event.currentTarget).checked;
}
