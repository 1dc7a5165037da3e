/** What a step asks of the room. */

import { t } from '../lib/i18n.js';

/** @import {Step, View} from '../room/words.js' */

/** A curve without a prompt of its own asks its plain question. @param {Step} step @param {View} view */
export function promptOf(step, view) {
  if (step.prompt || step.kind !== 'curve') return step.prompt;
  return t('Think of {change}. Which sentence is closest to you today?', { change: view.session.change });
}
