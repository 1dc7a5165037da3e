/** Words of one's own that this phone holds of a session, to be read and copied. It takes no network and no session. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';
import { Copy } from './copy.js';
import { unsentWords } from './keeping.js';

/** @import {Entry} from '../room/given.js' */
/** @import {Item} from '../room/outbox.js' */
/** @import {Drawer} from '../room/secrets.js' */
/** @typedef {{key: string, text: string, says: string}} Words */

/** @param {{words: Words[]}} props */
export function HeldWords({ words }) {
  return words.map(
    ({ key, text, says }) => html`
      <article class="own" key=${key}>
        <p class="own-words" dir="auto">${text}</p>
        <p class="own-state">${says}</p>
        <div class="row"><${Copy} text=${text} /></div>
      </article>
    `,
  );
}

/**
 * What is being written first, then what waits to be sent.
 * @param {Drawer} drawer @param {string} [waiting] said of the second @returns {Words[]}
 */
export function unsentIn(drawer, waiting) {
  const says = unsentWords(drawer.isLasting());
  const drafts = Object.entries(drawer.read('drafts', /** @type {Record<string, string>} */ ({})));
  const items = drawer.read('outbox', /** @type {Item[]} */ ([]));
  return [
    ...drafts.map(([key, text]) => ({ key, text, says })),
    ...items.map(({ id, with: { text } }) => ({ key: id, text, says: waiting ?? says })),
  ].filter(({ text }) => text);
}

/** @param {Drawer} drawer @returns {Words[]} */
export function storedIn(drawer) {
  const given = drawer.read('given', /** @type {Entry[]} */ ([]));
  return given.flatMap(({ name, text }) => (text ? [{ key: name, text, says: t('Sent.') }] : []));
}
