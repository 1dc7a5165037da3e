// Exchanges the key after the # for a seat, and goes where it leads. The key never stands in an address that is sent.
const door = element('door');

element('late').remove(); // this script has come
element('again').addEventListener('click', open);
// Whoever pastes another link into the same tab changes only the hash.
addEventListener('hashchange', open);
open();

async function open() {
  // Phones read it on the front page: the words for a few need not travel to all of them.
  if (!navigator.cookieEnabled)
    return element('cookieless') ? show('cookieless') : location.replace('/?no-place');
  show('opening');
  const answer = await exchange(location.hash.slice(1)).catch(() => null);
  if (!answer) {
    show('unreached', 'again');
  } else if (answer.go) {
    location.replace(answer.go);
  } else {
    element('refused').textContent = answer.say;
    show('refused', ...(answer.refused === 'away' ? ['again'] : []));
  }
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
  for (const one of door.querySelectorAll('[id]')) one.toggleAttribute('hidden', !wanted.includes(one.id));
}

/** @param {string} id */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
