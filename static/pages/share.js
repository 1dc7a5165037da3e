// Small services of a saved board, for those who have scripts: copy its link, print it.

const copy = button('copy');
const print = button('print');

print.addEventListener('click', () => window.print());
print.hidden = false;

copy.addEventListener('click', async () => {
  await navigator.clipboard.writeText(location.href);
  copy.textContent = copy.dataset.done ?? '';
});
// Plain http on a local network has no clipboard; the address bar has the link all the same.
copy.hidden = !navigator.clipboard;

/** @param {string} id */
function button(id) {
  return /** @type {HTMLButtonElement} */ (document.getElementById(id));
}
