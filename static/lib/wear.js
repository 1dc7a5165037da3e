/** A style sheet beside the page's own, of the same version. @param {string} sheet such as "styles/own" */
export function wear(sheet) {
  const first = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel=stylesheet]'));
  if (!first) return;
  const href = new URL(`../${sheet}.css`, first.href).href;
  if (document.querySelector(`link[href="${href}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
}
