/** Starts the screen that the page names. */

import { loadLanguage } from './lib/i18n.js';

/** @typedef {{session: string, language: string, operator: string}} Page what the page's body says */

const { screen = '', session = '', language = 'en', operator = '' } = document.body.dataset;
/** @type {Record<string, () => Promise<{start: (main: HTMLElement, page: Page) => unknown}>>} */
const screens = {
  phone: () => import('./screens/phone.js'),
  console: () => import('./screens/console.js'),
  projector: () => import('./screens/projector.js'),
};

const [{ start }] = await Promise.all([screens[screen](), loadLanguage(language)]);
start(/** @type {HTMLElement} */ (document.getElementById('app')), { session, language, operator });
