/** Style sheets beside the page's own, of the same version: each by its name, such as "styles/own". */

import { untilItComes } from './again.js';

/** Waited for: what it dresses is not shown without it. @param {string} sheet */
export function worn(sheet) {
  return untilItComes(async () => {
    const link = wear(sheet);
    if (!link || link.sheet) return;
    await new Promise((go, fail) => {
      link.addEventListener('load', go);
      link.addEventListener('error', fail);
    });
  });
}

/** One that could not be fetched goes, so that it can be asked for again. @param {string} sheet @returns {HTMLLinkElement | null} */
export function wear(sheet) {
  const first = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel=stylesheet]'));
  if (!first) return null;
  const href = new URL(`../${sheet}.css`, first.href).href;
  const there = /** @type {HTMLLinkElement | null} */ (document.querySelector(`link[href="${href}"]`));
  if (there) return there;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  link.addEventListener('error', () => link.remove());
  document.head.append(link);
  return link;
}
