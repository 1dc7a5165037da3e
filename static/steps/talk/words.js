/** What the screens say of a talk before its groups are made. */

import { t, tn } from '../../lib/i18n.js';

/** @import {Presence} from '../../room/words.js' */

/** @param {number} size */
export function sizeWords(size) {
  if (size === 2) return t('In pairs');
  return size === 3 ? t('In threes') : t('In fours');
}

/** How many have said that they are here: everyone sees them. @param {Presence | null} presence */
export function hereWords(presence) {
  const gave = presence?.gave;
  const here = gave && 'exact' in gave ? gave.exact : 0;
  return tn(here, '1 has said that they are here.', '{count} have said that they are here.');
}
