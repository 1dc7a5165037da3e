/** A break at the desk: when it goes on, as everyone reads it. */

import { timeOfDay } from '../lib/clock.js';
import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

/** @import {View} from '../room/words.js' */

/** @param {{view: View}} props */
export function DeskBreak({ view: { timer, is_paused } }) {
  const endsAt = timer?.ends_at ?? null;
  if (endsAt === null || is_paused) return null;
  return html`<p class="stage-word">${t('Back at {time}', { time: timeOfDay(endsAt) })}</p>`;
}
