/** Keeps the screen awake as long as the page is seen, as well as the browser can. */

export function stayAwake() {
  if (!('wakeLock' in navigator)) {
    import('./awake_video.js').then(({ playSilently }) => playSilently()).catch(() => {});
    return;
  }
  // It is lost whenever the page is not seen, and refused on a low battery, say: then the screen sleeps as it would.
  const ask = () => {
    if (document.visibilityState === 'visible') navigator.wakeLock.request('screen').catch(() => {});
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}
