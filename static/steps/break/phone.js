/** A break: when it goes on, and that nobody has to keep the page open for it. */

import { timeOfDay } from '../../lib/clock.js';
import { t } from '../../lib/i18n.js';
import { useSecondsLeft } from '../../shared/closing.js';
import { html } from '../../vendor/ui.js';

/** @import {Phone} from '../../phone/phone.js' */
/** @import {Step as AnyStep} from '../../room/words.js' */

export const dressed = async () => Step;

/** @param {{phone: Phone, step: AnyStep, above: unknown, below: unknown}} props */
function Step({ phone, above, below }) {
  const endsAt = phone.room.view.value?.timer?.ends_at ?? null;
  const seconds = useSecondsLeft(endsAt, phone.room.serverNow);
  return html`
    ${above}
    <p key="break" class="look-up break-says" role="status">${breakWords(endsAt, seconds)}</p>
    ${below}
  `;
}

/** @param {number | null} endsAt @param {number | null} seconds */
function breakWords(endsAt, seconds) {
  if (endsAt === null) return t('A break. You may close this; the same link brings you back.');
  if (seconds === 0) return t('We go on in a moment.');
  return t('Back at {time}. You may close this; the same link brings you back.', { time: timeOfDay(endsAt) });
}
