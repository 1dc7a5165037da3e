/** Half-written things of this tab: they outlive a reload, and go with the tab. */

const OURS = 'kesken:draft:';

/** @param {string} place @returns {any} */
export function kept(place) {
  try {
    return JSON.parse(sessionStorage.getItem(OURS + place) ?? 'null');
  } catch {
    return null;
  }
}

/** @param {string} place @param {unknown} thing null forgets it */
export function keep(place, thing) {
  try {
    if (thing === null) sessionStorage.removeItem(OURS + place);
    else sessionStorage.setItem(OURS + place, JSON.stringify(thing));
  } catch {
    // A full or forbidden store: the draft lives as long as the page.
  }
}
