/** One polite voice for those who listen: it summarises, and never reads each card. */

/** @type {Text | undefined} */
let voice;
let waiting = 0;

/** @param {string} words */
export function announce(words) {
  voice ??= makeVoice();
  const here = voice;
  // The same words twice in a row are only heard twice when there were none in between.
  if (here.data) here.data = '';
  clearTimeout(waiting);
  waiting = window.setTimeout(() => {
    here.data = words;
  }, 150);
}

function makeVoice() {
  const region = document.createElement('div');
  region.className = 'unseen';
  region.setAttribute('role', 'status');
  // What is said there moves nothing else on the page.
  region.style.contain = 'strict';
  const made = document.createTextNode('');
  region.append(made);
  document.body.append(region);
  return made;
}
