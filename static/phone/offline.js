/** Puts away on the phone what its page needs to open without a network; where the browser allows it. */

const KEPT = 'kesken';
const SHELL = '/s/';

/** Never fails: without it the phone works as it does on plain http. */
export async function keepShell() {
  if (!('serviceWorker' in navigator) || !isSecureContext) return;
  showManifest();
  try {
    await navigator.serviceWorker.register(addressOf('/worker.js'), { scope: SHELL });
    await keep([SHELL, ...assets()]);
  } catch {
    // Storage that is full or switched off.
  }
}

/** The addresses of assets tell their version and language: who has them all has the shell that goes with them. */
/** @param {string[]} wanted */
async function keep(wanted) {
  const cache = await caches.open(KEPT);
  const held = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  if (wanted.every((path) => held.includes(path))) return;
  await cache.addAll(
    wanted.map((path) => new Request(path, { cache: path === SHELL ? 'no-cache' : 'default' })),
  );
  for (const path of held) if (!wanted.includes(path)) await cache.delete(path, { ignoreVary: true });
}

function assets() {
  const { language = 'en' } = document.body.dataset;
  const sheet = /** @type {HTMLLinkElement} */ (document.querySelector('link[rel=stylesheet]')).href;
  const base = new URL('..', sheet).pathname;
  const sheets = ['styles/phone.css', 'styles/phone_later.css', 'thoughts/own.css'];
  return [...sheets, 'vendor/ui.js', `${language}/pages/on_this_phone.js`].map((path) => base + path);
}

/** After the page: nobody needs it to take part. */
function showManifest() {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = '/manifest.webmanifest';
  document.head.append(link);
}

/** A worker's address is guarded like a script: only this one is let through. @param {string} path @returns {string} */
function addressOf(path) {
  const policies = /** @type {any} */ (globalThis).trustedTypes;
  return policies
    ? policies.createPolicy('worker', { createScriptURL: () => path }).createScriptURL('')
    : path;
}
