/** On a saved board, weeks later: which thoughts began on this phone. Only this phone knows, and it tells nobody. */

import { t } from '../lib/i18n.js';
import { wear } from '../lib/wear.js';
import { knowBy, openDrawer, rootsIn } from '../room/secrets.js';

const AT_ONCE = 200; // a hash takes a slow phone some hundredths of a millisecond

/** @param {string} session */
export async function showBegun(session) {
  const drawer = openDrawer(session);
  const knowers = rootsIn(drawer).map((root) => knowBy(root, session));
  if (!knowers.length) return;
  const cards = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-salt]'))];
  const own = [];
  for (const [at, card] of cards.entries()) {
    const { name, salt } = card.dataset;
    if (salt && knowers.some((one) => one.nameOf(salt) === name)) own.push(card);
    if (at % AT_ONCE === AT_ONCE - 1) await new Promise((go) => setTimeout(go));
  }
  if (!own.length) return;
  wear('thoughts/own');
  for (const card of own) card.append(words());
  place(hiding(drawer));
}

/** Never printed: a printed board goes from hand to hand. */
function words() {
  const line = document.createElement('p');
  line.className = 'began not-on-paper';
  line.textContent = t('You began this one.');
  return line;
}

/** The same switch as on the phone in the session: boards are looked at together too. */
/** @param {import('../room/secrets.js').Drawer} drawer */
function hiding(drawer) {
  const button = document.createElement('button');
  button.type = 'button';
  button.addEventListener('click', () => {
    drawer.write('hides_own', drawer.read('hides_own', false) ? undefined : true);
    show();
  });
  function show() {
    const hides = drawer.read('hides_own', false);
    document.documentElement.toggleAttribute('data-hides-own', hides);
    button.textContent = hides ? t('Show my marks') : t('Hide my marks');
  }
  show();
  return button;
}

/** @param {HTMLButtonElement} button */
function place(button) {
  const line = document.createElement('p');
  line.className = 'own-switch not-on-paper';
  const says = document.createElement('span');
  says.className = 'quiet';
  says.textContent = t('This phone knows which thoughts are yours. Nobody else sees it.');
  line.append(button, ' ', says);
  document.querySelector('main')?.append(line);
}
