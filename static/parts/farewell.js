/** The end of a session on the phone: where the board is kept, and what this phone still holds. */

import { t } from '../lib/i18n.js';
import { html, useState } from '../vendor/ui.js';
import { Copy } from './copy.js';
import { keptWords } from './privacy.js';

/** @import {Phone} from '../screens/phone.js' */

/** @param {{phone: Phone}} props */
export function Farewell({ phone }) {
  const { board, view } = phone.room;
  const session = view.value?.session;
  const drafts = Object.entries(phone.drafts.texts.value);
  return html`
    <div class="farewell">
      <h1>${t('The session has ended. Thank you.')}</h1>
      ${session && html`<p dir="auto"><strong>${session.title}</strong></p>`}
      ${
        board.value &&
        html`
          <a class="button act" href=${board.value}>${t('Open the saved board')}</a>
          <div class="row">
            ${'share' in navigator && html`<button type="button" onClick=${() => share(board.value, session?.title)}>${t('Share the link')}</button>`}
            <${Copy} text=${board.value} label=${t('Copy the link')} />
          </div>
        `
      }
      ${session && html`<p class="quiet">${keptWords(session)}</p>`}
      ${drafts.map(
        ([place, words]) => html`
          <article class="own" key=${place}>
            <p class="own-words" dir="auto">${words}</p>
            <p class="own-state">${t('This was not sent. It is kept on this phone only.')}</p>
            <div class="row">
              <${Copy} text=${words} />
              <button type="button" class="quiet-act" onClick=${() => phone.drafts.write(place, '')}>${t('All right')}</button>
            </div>
          </article>
        `,
      )}
      <${Forget} phone=${phone} />
    </div>
  `;
}

/** @param {string} url @param {string} [title] */
async function share(url, title) {
  try {
    await navigator.share({ url, title });
  } catch {
    // Closed without sharing: nothing to say.
  }
}

/** On a borrowed phone nothing should stay. @param {{phone: Phone}} props */
function Forget({ phone }) {
  const [isAsked, ask] = useState(false);
  const forget = () => {
    phone.drawer.empty();
    location.assign('/');
  };
  if (!isAsked)
    return html`<button type="button" class="quiet-act" onClick=${() => ask(true)}>${t('Forget me here')}</button>`;
  return html`
    <div class="own-asks">
      <p>${t('This phone will not know any more which thoughts are yours, so they can no longer be changed or taken back.')}</p>
      <div class="row">
        <button type="button" onClick=${forget}>${t('Forget me here')}</button>
        <button type="button" class="quiet-act" onClick=${() => ask(false)}>${t('Not now')}</button>
      </div>
    </div>
  `;
}
