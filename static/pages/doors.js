// Nothing is made, and nobody joins, where no place could be held: the form says so instead.
import { keepsCookies } from '../lib/cookies.js';

const words = /** @type {HTMLElement} */ (document.getElementById('cookieless'));

keepsCookies().then((isKept) => {
  words.hidden = isKept;
});
words.closest('form')?.addEventListener('submit', (event) => {
  if (words.hidden) return;
  event.preventDefault();
  words.scrollIntoView({ block: 'center' });
});
