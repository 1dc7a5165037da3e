/** Minutes planned and used, of one step and of the whole agenda, by the server's clock. */

import { timeOfDay } from '../lib/clock.js';
import { t } from '../lib/i18n.js';
import { html, useEffect, useState } from '../vendor/ui.js';
import { totals, usedBy } from './minutes.js';

/** @import {View} from '../room/words.js' */
/** @import {PlannedStep} from '../room/words.js' */

// No plan is finer than five minutes.
const FIVE = 300_000;

/** The server's time, moving on while it is looked at. @param {() => number} serverNow */
export function useNow(serverNow) {
  const [, tick] = useState(0);
  useEffect(() => {
    const clock = setInterval(() => tick((count) => count + 1), 10_000);
    return () => clearInterval(clock);
  }, []);
  return serverNow();
}

/** "3 of 8 min" @param {PlannedStep} planned @param {View} view @param {number} now */
export function minutesOf({ step, minutes }, view, now) {
  const used = usedBy(view, step, now);
  if (used === null) return minutes ? t('{count} min', { count: minutes }) : '';
  return usedOfPlanned(Math.floor(used / 60_000), minutes);
}

/** @param {{agenda: PlannedStep[], view: View, now: number}} props */
export function AgendaMinutes({ agenda, view, now }) {
  const { planned, used, endsAt } = totals(agenda, view, now);
  if (!planned && !used) return null;
  const minutes =
    view.phase === 'waiting' ? t('{count} min', { count: planned }) : usedOfPlanned(used, planned);
  return html`
    <p class="agenda-minutes">
      <span>${minutes}</span>
      ${endsAt !== null && html` <span class="quiet">${endsAbout(view, timeOfDay(Math.ceil(endsAt / FIVE) * FIVE))}</span>`}
    </p>
  `;
}

/** @param {View} view @param {string} time */
function endsAbout({ phase }, time) {
  return phase === 'waiting' ? t('begun now, ends about {time}', { time }) : t('ends about {time}', { time });
}

/** @param {number} used @param {number} planned */
function usedOfPlanned(used, planned) {
  return planned ? t('{used} of {count} min', { used, count: planned }) : t('{count} min', { count: used });
}
