// A button for whoever does not think of the browser's own.

const button = /** @type {HTMLButtonElement} */ (document.getElementById('print'));
button.addEventListener('click', () => print());
button.hidden = false;
