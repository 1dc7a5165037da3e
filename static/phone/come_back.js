/**
 * A session that is not there any more, or a browser that has lost its place in it. Whoever sits down again with the code
 * finds what they have written, and whoever cannot still reads it here.
 */

import { t } from '../lib/i18n.js';
import { worn } from '../lib/wear.js';
import { HeldWords, unsentIn } from '../shared/held_words.js';
import { html } from '../vendor/ui.js';

/** @import {Phone} from './phone.js' */

export async function dressed() {
  await worn('thoughts/own');
  return ComeBack;
}

/** @param {{phone: Phone}} props */
function ComeBack({ phone }) {
  const { drawer, hidesOwn, isLasting } = phone;
  return html`
    <p>${
      isLasting.value
        ? t(
            'Perhaps this browser has lost its place here. Join again with the code: what you have written is kept on this phone.',
          )
        : t(
            'Perhaps this browser has lost its place here. Copy what you have written, then join again with the code.',
          )
    }</p>
    <p><a class="button" href="/">${t('Join again')}</a></p>
    ${!hidesOwn.value && html`<${HeldWords} words=${unsentIn(drawer)} />`}
  `;
}
