/** A style sheet beside the page's own, waited for: what it dresses is not shown without it. */

import { wear } from './wear.js';

/** @param {string} sheet such as "styles/own"; one that cannot be had is not waited for */
export async function worn(sheet) {
  wear(sheet);
  const link = /** @type {HTMLLinkElement | null} */ (document.querySelector(`link[href$="/${sheet}.css"]`));
  if (!link || link.sheet) return;
  await new Promise((go) => {
    link.addEventListener('load', go);
    link.addEventListener('error', go);
  });
}
