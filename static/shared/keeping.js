/** What is said of keeping: no more than this browser does. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

/** @param {boolean} isLasting */
export function unsentWords(isLasting) {
  return isLasting
    ? t('This was not sent. It is kept on this phone only.')
    : t('This was not sent. Copy it before you leave this page: this browser keeps nothing.');
}

export function nothingKeptWords() {
  return t(
    'This browser keeps nothing: a reload loses what was not sent yet, and which thoughts are yours. Use another window or browser.',
  );
}

/** Above everything, for who has not begun to write. */
export function NothingKept() {
  return html`<p class="warning while-not-writing" role="status">${nothingKeptWords()}</p>`;
}
