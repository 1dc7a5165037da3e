/** What can be changed at the projector itself: each way with its key. Nothing here reaches the room. */

import { allowChime } from '../lib/chime.js';
import { t } from '../lib/i18n.js';
import { keep, kept } from '../lib/kept.js';
import { schemeOfSystem, setScheme } from '../lib/scheme.js';
import { signal } from '../vendor/ui.js';

/** @import {Scheme} from '../lib/scheme.js' */
/** `isOn`: for ways that are on or off. @typedef {{keys: string[], says: string, isOn?: boolean, go(): void}} Way */
/** @typedef {ReturnType<typeof openWays>} Ways */

const PLACE = 'scheme';

export function openWays() {
  const join = signal(/** @type {'strip' | 'large' | 'hidden'} */ ('strip'));
  const isCurtained = signal(false);
  const isListOpen = signal(false);
  const hasSound = signal(false);
  let scheme = /** @type {Scheme | null} */ (kept(PLACE));
  if (scheme) setScheme(scheme);

  function goDark() {
    scheme = (scheme ?? schemeOfSystem()) === 'dark' ? 'light' : 'dark';
    setScheme(scheme);
    keep(PLACE, scheme);
  }

  function sound() {
    hasSound.value = !hasSound.peek();
    if (hasSound.peek()) allowChime();
  }

  /** @param {'large' | 'hidden'} as */
  function putJoin(as) {
    join.value = join.peek() === as ? 'strip' : as;
  }

  return {
    join,
    isCurtained,
    isListOpen,
    hasSound,
    /** In the order in which they are listed. @returns {Way[]} */
    all: () => [
      { keys: ['J'], says: t('Code and QR large'), isOn: join.value === 'large', go: () => putJoin('large') },
      {
        keys: ['H'],
        says: t('Hide code and QR'),
        isOn: join.value === 'hidden',
        go: () => putJoin('hidden'),
      },
      { keys: ['B', '.'], says: t('Blank screen'), isOn: isCurtained.value, go: () => turnOver(isCurtained) },
      { keys: ['D'], says: t('Light or dark'), go: goDark },
      { keys: ['S'], says: t('Sound when time is up'), isOn: hasSound.value, go: sound },
      { keys: ['F'], says: t('Full screen'), go: fillScreen },
      { keys: ['?'], says: t('Keys'), go: () => turnOver(isListOpen) },
    ],
    /** Back to what the room should see. */
    calm() {
      isCurtained.value = isListOpen.value = false;
      if (join.peek() === 'large') join.value = 'strip';
    },
  };
}

/** @param {{value: boolean, peek(): boolean}} isSo */
function turnOver(isSo) {
  isSo.value = !isSo.peek();
}

function fillScreen() {
  // Refused in some frames and on some phones: then the page stays as large as it is.
  const going = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.();
  going?.catch(() => {});
}
