/** One polite voice for those who listen: it summarises, and never reads each card. */

/** @type {HTMLElement | undefined} */
let region;
let waiting = 0;

/** @param {string} words */
export function announce(words) {
  region ??= makeRegion();
  const here = region;
  here.textContent = '';
  clearTimeout(waiting);
  // The same words twice in a row are only heard twice when the region was empty in between.
  waiting = window.setTimeout(() => {
    here.textContent = words;
  }, 150);
}

function makeRegion() {
  const made = document.createElement('div');
  made.className = 'unseen';
  made.setAttribute('role', 'status');
  document.body.append(made);
  return made;
}
