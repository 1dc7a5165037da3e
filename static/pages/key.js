// Exchanges the key after the # for a seat, and goes where it leads. The key never stands in an address that is sent.
const door = element('door');
const isForCrowds = door.dataset.exchange === '/join/key';

element('late').remove(); // this script has come
element('again').addEventListener('click', open);
// Whoever pastes another link into the same tab changes only the hash.
addEventListener('hashchange', open);
open();

async function open() {
  if (!navigator.cookieEnabled) return refuseCookies();
  show('opening');
  const [answer, isKept] = await Promise.all([
    exchange(location.hash.slice(1)).catch(() => null),
    // At the door of a crowd it would be two requests for each.
    isForCrowds || import('../lib/cookies.js').then((part) => part.keepsCookies()),
  ]);
  if (!answer) show('unreached', 'again');
  else if (!isKept) refuseCookies();
  else if (answer.go) location.replace(answer.go);
  else {
    element('refused').textContent = answer.say;
    show('refused');
  }
}

/** Phones read it on the front page: the words for a few need not travel to all of them. */
function refuseCookies() {
  if (isForCrowds) location.replace('/?no-place');
  else show('cookieless');
}

/**
 * @param {string} key
 * @returns {Promise<{go?: string, refused: string, say: string}>}
 */
async function exchange(key) {
  const answer = await fetch(door.dataset.exchange ?? '', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ key }),
  });
  return answer.json();
}

/** @param {...string} wanted */
function show(...wanted) {
  for (const id of ['opening', ...(isForCrowds ? [] : ['cookieless']), 'refused', 'unreached', 'again']) {
    element(id).hidden = !wanted.includes(id);
  }
}

/** @param {string} id */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
