/** A break at the desk: when it goes on, as everyone reads it. */

import { timeOfDay } from '../../lib/clock.js';
import { t } from '../../lib/i18n.js';
import { html } from '../../vendor/ui.js';

/** @import {BreakStep} from '../../events.js' */

/** @type {import('../kind.js').AtDesk<BreakStep>} */
export const atDesk = {
  name: () => t('Break'),
  adding: () => t('Add a break'),
  isTimed: true,
  made: () => ({ title: t('Break'), minutes: 10 }),
  Seen: Pause,
};

/** @param {import('../kind.js').AtDeskProps<BreakStep>} props */
function Pause({ view: { timer, is_paused } }) {
  const endsAt = timer?.ends_at ?? null;
  if (endsAt === null || is_paused) return null;
  return html`<p class="stage-word">${t('Back at {time}', { time: timeOfDay(endsAt) })}</p>`;
}
