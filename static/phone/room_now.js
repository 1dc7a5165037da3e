/** What the room does around the step on the stage: its time, a pause, a closing, what everybody looks at. */

import { t } from '../lib/i18n.js';
import { worn } from '../lib/wear.js';
import { hasThoughts, ideasOf, seenIn } from '../room/things.js';
import { Later } from '../shared/later.js';
import { useSteadyField } from '../shared/steady_field.js';
import { lookedAt } from '../thoughts/later_parts.js';
import { html, useState } from '../vendor/ui.js';
import { attend } from './attention.js';
import { ClosingLine } from './closing_line.js';
import { EyesUp } from './eyes_up.js';
import { StepTime } from './step_time.js';

/** @import {Phone} from './phone.js' */
/** @import {Step} from '../room/words.js' */

export async function dressed() {
  await worn('styles/phone_later');
  return RoomNow;
}

/** @param {{phone: Phone, step: Step}} props */
function RoomNow({ phone, step }) {
  const view = phone.room.view.value;
  const lit = ideasOf(step).find((idea) => idea.name === view?.spotlight);
  useState(() => attend(phone));
  useSteadyField();
  if (!view) return null;
  return html`
    <div class="room-now">
      <${StepTime} key="time" view=${view} step=${step} serverNow=${phone.room.serverNow} />
      ${view.is_paused && html`<p key="paused" class="paused while-not-writing" role="status">${t('Paused. Keep your thought.')}</p>`}
      ${hasThoughts(step) && view.is_holding && html`<p key="read" class="quiet while-not-writing">${t('Thoughts are read before they are shown.')}</p>`}
      <${LateWords} key="late" phone=${phone} step=${step} />
      ${lit && html`<${Later} key="lit" load=${lookedAt} phone=${phone} step=${step} idea=${lit} />`}
    </div>
    <${ClosingLine} key="closing" phone=${phone} step=${step} />
    <${EyesUp} key="eyes" isCalled=${view.eyes_up} />
  `;
}

/** For whoever came after a round was shown. @param {{phone: Phone, step: Step}} props */
function LateWords({ phone, step }) {
  const arrived = phone.drawer.read('arrived', { step: '', seen: 0 });
  if (arrived.step !== step.step || !arrived.seen || arrived.seen !== seenIn(step)) return null;
  return html`<p class="late while-not-writing">${t('This round was shown before you came. The next one is yours too.')}</p>`;
}
