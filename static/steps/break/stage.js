/** A break as the room sees it: when it goes on, for those who stand at the coffee. */

import { digits, timeOfDay } from '../../lib/clock.js';
import { t } from '../../lib/i18n.js';
import { Arrivals } from '../../shared/arrivals.js';
import { useSecondsLeft } from '../../shared/closing.js';
import { minutesLeft } from '../../shared/spoken_time.js';
import { useSoundedTime } from '../../shared/time_left.js';
import { html } from '../../vendor/ui.js';

/** @import {BreakStep} from '../../events.js' */
/** @import {SeenProps} from '../kind.js' */

/** @param {SeenProps<BreakStep>} props */
export function Seen({ step, view, serverNow, hasSound }) {
  const endsAt = view.timer?.ends_at ?? null;
  const seconds = useSecondsLeft(endsAt, serverNow);
  useSoundedTime(seconds, hasSound);
  return html`
    <div class="projector-alone projector-break">
      <p dir="auto">${step.title}</p>
      ${endsAt !== null && seconds !== 0 && html`<h1>${t('Back at {time}', { time: timeOfDay(endsAt, view.session.language) })}</h1>`}
      ${seconds === 0 && html`<h1 role="status">${t('We go on in a moment.')}</h1>`}
      ${seconds !== null && seconds > 0 && html`<p role="timer">${leftInWords(seconds)}</p>`}
      ${step.prompt && html`<p dir="auto">${step.prompt}</p>`}
    </div>
    <${Arrivals} />
  `;
}

/** @param {number} seconds */
function leftInWords(seconds) {
  return seconds > 60 ? minutesLeft(Math.ceil(seconds / 60)) : digits(seconds);
}
