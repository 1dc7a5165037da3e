/** Starts a screen on the page that asked for it. */

/** @typedef {{session: string, language: string, operator: string}} Page what the page's body says */

/** Each screen calls it once, at its end. @param {(main: HTMLElement, page: Page) => unknown} start */
export function begin(start) {
  // Browsers without cascade layers would show everything at once and without styles: there the page
  // keeps its sentence about them.
  if (!('CSSLayerBlockRule' in window)) return;
  const { session = '', language = 'en', operator = '' } = document.body.dataset;
  start(/** @type {HTMLElement} */ (document.getElementById('app')), { session, language, operator });
}
