/** What a curve asks where its prompt says nothing. */

import { t } from '../../lib/i18n.js';

/** @import {View} from '../../room/words.js' */

/** @param {View | null} view */
export function plainQuestion(view) {
  return t('Think of {change}. Which sentence is closest to you today?', {
    change: view?.session?.change ?? '',
  });
}
