/** What a phone holds of one session, without the network: nothing here can be sent, and nothing is lost. */

import { t } from '../lib/i18n.js';
import { openDrawer } from '../room/secrets.js';
import { HeldWords, storedIn, unsentIn } from '../shared/held_words.js';
import { html, useEffect } from '../vendor/ui.js';

const AGAIN = 4000;

/** @param {{session: string}} props */
export function OnThisPhone({ session }) {
  const drawer = openDrawer(session);
  useEffect(comeBack, []);
  const hides = drawer.read('hides_own', false);
  const waiting = t('Waiting for the network. Your thought is kept on this phone.');
  const words = [...unsentIn(drawer, waiting), ...storedIn(drawer)];
  const title = drawer.read('title', '');
  return html`
    <p class="connection" role="status">${words.length > 0 ? t('No network. What you wrote is kept here.') : t('No network.')}</p>
    ${title && html`<h1 dir="auto">${title}</h1>`}
    <p><button type="button" class="act" onClick=${() => location.reload()}>${t('Try again')}</button></p>
    ${hides ? html`<p>${t('What is yours is hidden on this phone.')}</p>` : html`<${HeldWords} words=${words} />`}
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
