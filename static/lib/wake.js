/** Keeps the screen awake where the browser can, and takes that up again whenever the page is seen again. */

export function stayAwake() {
  if (!('wakeLock' in navigator)) return;
  const ask = () => {
    // Refused on a low battery, say: then the screen sleeps as it would have.
    if (document.visibilityState === 'visible') navigator.wakeLock.request('screen').catch(() => {});
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}
