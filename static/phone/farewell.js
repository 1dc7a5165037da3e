/** The end of a session on the phone: where the board is kept, and what this phone still holds. */

import { t } from '../lib/i18n.js';
import { wear } from '../lib/wear.js';
import { Copy } from '../shared/copy.js';
import { unsentWords } from '../shared/keeping.js';
import { html, useEffect } from '../vendor/ui.js';
import { Forget } from './forget.js';
import { MyPart } from './my_part.js';
import { keptWords } from './privacy.js';

/** @import {Phone} from './phone.js' */

/** @param {{phone: Phone}} props */
export function Farewell({ phone }) {
  const { board, view } = phone.room;
  const session = view.value?.session;
  const drafts = Object.entries(phone.drafts.texts.value);
  useEffect(() => {
    wear('styles/phone_later');
    wear('thoughts/own');
  }, []);
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
          ${session && html`<p class="quiet">${keptWords(session)}</p>`}
          <section>
            <a class="button" href=${`${board.value}.ics`}>${t('Add the follow-up to my calendar')}</a>
            <p class="quiet">${t('Four weeks after the session, at nine: move it as you like. The file holds the link to the board and no names.')}</p>
          </section>
        `
      }
      <${MyPart} phone=${phone} />
      ${drafts.map(
        ([place, words]) => html`
          <article class="own" key=${place}>
            <p class="own-words" dir="auto">${words}</p>
            <p class="own-state">${unsentWords(phone.isLasting.value)}</p>
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
