// What this phone holds, read from the phone alone: of one session when there is no network, else which there are.
import { t } from '../lib/i18n.js';
import { sessionsHere } from '../room/parts_here.js';
import { openDrawer } from '../room/secrets.js';
import { HeldWords, unsentIn } from '../shared/held_words.js';
import { html, render } from '../vendor/ui.js';
import { OnThisPhone } from './words_here.js';

const main = /** @type {HTMLElement} */ (document.getElementById('on-this-phone'));
const session = location.pathname.split('/')[2];

main.replaceChildren();
render(session ? html`<${OnThisPhone} session=${session} />` : html`<${Sessions} />`, main);

/** What was not sent stands with each: a session may be gone, or this browser's place in it. */
function Sessions() {
  const sessions = sessionsHere().map((one) => ({ one, drawer: openDrawer(one) }));
  return html`
    <h1>${t('On this phone')}</h1>
    ${sessions.length === 0 && html`<p>${t('No session is kept on this phone.')}</p>`}
    <ul role="list" class="held-sessions">
      ${sessions.map(
        ({ one, drawer }) => html`
          <li key=${one}>
            <a class="button" dir="auto" href="/s/${one}">${drawer.read('title', '') || t('A session')}</a>
            ${!drawer.read('hides_own', false) && html`<${HeldWords} words=${unsentIn(drawer)} />`}
          </li>
        `,
      )}
    </ul>
    <p><a href="/">${t('To the front page')}</a></p>
  `;
}
