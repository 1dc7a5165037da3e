// Small services of a saved board, for those who have scripts: copy its link or all of it as a letter, print it.

const share = button('share');
const copy = button('copy');
const letter = button('letter');
const print = button('print');

print.addEventListener('click', () => window.print());
print.hidden = false;

share.addEventListener('click', async () => {
  try {
    await navigator.share({ url: location.href.replace(location.hash, ''), title: document.title });
  } catch {
    // Closed without sharing: nothing to say.
  }
});
share.hidden = !('share' in navigator);

copy.addEventListener('click', async () => {
  await navigator.clipboard.writeText(location.href.replace(location.hash, ''));
  copy.textContent = copy.dataset.done ?? '';
});
// Plain http on a local network has no clipboard; the address bar has the link all the same.
copy.hidden = !navigator.clipboard;

letter.addEventListener('click', async () => {
  const words = fetch(letter.dataset.from ?? '').then((answer) => answer.text());
  try {
    await copied(words);
    letter.textContent = letter.dataset.done ?? '';
  } catch {
    offer(await words);
  }
});
letter.hidden = false;

/** Safari copies what is still on its way, and nothing once it has come. @param {Promise<string>} words */
async function copied(words) {
  const type = 'text/plain';
  const blob = words.then((text) => new Blob([text], { type }));
  if (typeof ClipboardItem === 'function')
    return navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
  return navigator.clipboard.writeText(await words);
}

/** @param {string} words */
function offer(words) {
  const field = /** @type {HTMLTextAreaElement} */ (document.getElementById('letter-words'));
  /** @type {HTMLElement} */ (document.getElementById('letter-by-hand')).hidden = false;
  field.value = words;
  field.focus();
  field.select();
}

// What one began oneself, when this phone knows of it.
const { session } =
  /** @type {HTMLElement | null} */ (document.querySelector('[data-session]'))?.dataset ?? {};
if (session) import('./began.js').then(({ showBegun }) => showBegun(session));

/** @param {string} id */
function button(id) {
  return /** @type {HTMLButtonElement} */ (document.getElementById(id));
}
