/** The ten seconds before a step closes, counted down by the server's clock. */

import { t } from '../lib/i18n.js';
import { html, useEffect, useState } from '../vendor/ui.js';

/** @import {Step} from '../room/words.js' */

/** @param {{step: Step, serverNow: () => number}} props */
export function Closing({ step, serverNow }) {
  const seconds = useSecondsLeft(step.closing_at, serverNow);
  if (seconds === null) return null;
  return html`<p class="closing" role="timer">${t('Closing in {seconds} s', { seconds })}</p>`;
}

/** @param {number | null} endsAt in the server's milliseconds @param {() => number} serverNow */
export function useSecondsLeft(endsAt, serverNow) {
  const [, tick] = useState(0);
  useEffect(() => {
    if (endsAt === null) return;
    const clock = setInterval(() => tick((count) => count + 1), 250);
    return () => clearInterval(clock);
  }, [endsAt]);
  return endsAt === null ? null : Math.max(0, Math.ceil((endsAt - serverNow()) / 1000));
}
