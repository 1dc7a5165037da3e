// Without a network a phone's page opens all the same, and shows what the phone holds. What is kept for that is put
// away by offline.js: one page without anybody's words, and its scripts and styles. This one only hands it out.

const worker = /** @type {any} */ (self);
const AWAY = [502, 503, 504]; // a proxy answers, and nobody behind it

worker.addEventListener('install', () => worker.skipWaiting());

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.mode === 'navigate') {
    if (pathname.startsWith('/s/')) event.respondWith(page(request));
  } else if (pathname.startsWith('/static/')) event.respondWith(asset(request));
});

/** @param {Request} request */
async function page(request) {
  const answer = await fetch(request).catch(() => Response.error());
  const isThere = answer.type !== 'error' && !AWAY.includes(answer.status);
  return isThere ? answer : ((await caches.match('/s/')) ?? answer);
}

/** @param {Request} request */
async function asset(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
