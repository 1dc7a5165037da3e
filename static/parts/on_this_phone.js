/** What a phone holds of one session, without the network: nothing here can be sent, and nothing is lost. */

import { t } from '../lib/i18n.js';
import { openDrawer } from '../room/secrets.js';
import { html, useEffect } from '../vendor/ui.js';
import { Copy } from './copy.js';

/** @import {Entry} from '../room/given.js' */
/** @import {Item} from '../room/outbox.js' */
/** @typedef {{key: string, text: string, says: string}} Words */

const AGAIN = 4000;

/** @param {{session: string}} props */
export function OnThisPhone({ session }) {
  const drawer = openDrawer(session);
  useEffect(comeBack, []);
  const words = drawer.read('hides_own', false) ? [] : wordsIn(drawer);
  const title = drawer.read('title', '');
  return html`
    <p class="connection" role="status">${t('No network. What you wrote is kept here.')}</p>
    ${title && html`<h1 dir="auto">${title}</h1>`}
    <p><button type="button" class="act" onClick=${() => location.reload()}>${t('Try again')}</button></p>
    ${drawer.read('hides_own', false) && html`<p>${t('What is yours is hidden on this phone.')}</p>`}
    ${words.map(
      ({ key, text, says }) => html`
        <article class="own" key=${key}>
          <p class="own-words" dir="auto">${text}</p>
          <p class="own-state">${says}</p>
          <div class="row"><${Copy} text=${text} /></div>
        </article>
      `,
    )}
  `;
}

/** The page itself, as soon as the house answers: a browser says that it is online before anything comes through. */
function comeBack() {
  let clock = setTimeout(look, AGAIN);

  async function look() {
    clearTimeout(clock);
    const answer = await fetch('/manifest.webmanifest').catch(() => null);
    if (answer?.ok) return location.reload();
    // Not all phones of a room at one moment.
    clock = setTimeout(look, AGAIN * (1 + Math.random()));
  }

  addEventListener('online', look);
  return () => {
    clearTimeout(clock);
    removeEventListener('online', look);
  };
}

/** What is being written first, then what waits for the network, then what is stored. */
/** @param {import('../room/secrets.js').Drawer} drawer @returns {Words[]} */
function wordsIn(drawer) {
  const drafts = Object.entries(drawer.read('drafts', /** @type {Record<string, string>} */ ({})));
  const waiting = drawer.read('outbox', /** @type {Item[]} */ ([]));
  const given = drawer.read('given', /** @type {Entry[]} */ ([]));
  return [
    ...drafts.map(([key, text]) => ({
      key,
      text,
      says: t('This was not sent. It is kept on this phone only.'),
    })),
    ...waiting.map(({ id, with: { text } }) => ({
      key: id,
      text,
      says: t('Waiting for the network. Your thought is kept on this phone.'),
    })),
    ...given.map(({ name, text = '' }) => ({ key: name, text, says: t('Stored.') })),
  ].filter(({ text }) => text);
}
