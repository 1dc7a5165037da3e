/** Who will read the saved board, in words. */

import { t } from '../lib/i18n.js';

/** @import {Session} from '../room/words.js' */

/** In the middle of a sentence. @param {Session} session */
export function readers({ audience }) {
  if (audience.who === 'present') return t('those present');
  return audience.who === 'team' ? t('the team and its manager') : audience.others;
}
