/** Whether a media query holds, also when the window changes. */

import { useEffect, useState } from '../vendor/ui.js';

/** @param {string} query */
export function useMatches(query) {
  const [isSo, setSo] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = () => setSo(media.matches);
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [query]);
  return isSo;
}
