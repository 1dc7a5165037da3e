/** The quiet lines under the prompt on the projector: how we write here, how many have given, what is about to happen. */

import { t } from '../lib/i18n.js';
import { hasThoughts, isCounted } from '../room/things.js';
import { isCountedUp } from '../room/view.js';
import { Closing } from '../shared/closing.js';
import { TimeCall } from '../shared/time_left.js';
import { givenSoFar, norm } from '../shared/words.js';
import { html } from '../vendor/ui.js';

/** @import {Presence, Step, View} from '../room/words.js' */

/** @param {{step: Step, view: View, presence: Presence | null}} props */
export function StepLines({ step, view, presence }) {
  const isWritten = hasThoughts(step);
  return html`
    <div class="step-lines">
      ${isWritten && step.state !== 'closed' && html`<p>${norm()}</p>`}
      ${isAwaited(step, presence) && html`<p class="given">${givenSoFar(presence?.gave)}</p>`}
      ${isWritten && view.is_holding && html`<p>${t('Thoughts are read before they are shown.')}</p>`}
    </div>
  `;
}

/** What is called out in large letters. @param {{step: Step, view: View, serverNow: () => number}} props */
export function StepCalls({ step, view, serverNow }) {
  return html`
    <div class="step-calls">
      <${TimeCall} view=${view} step=${step} serverNow=${serverNow} />
      ${step.waits && html`<p>${t('Somebody needs a moment.')}</p>`}
      <${Closing} step=${step} serverNow=${serverNow} />
    </div>
  `;
}

/**
 * Whether it says something that others have given. On an open board everybody sees that; and once thoughts hang there,
 * nobody waits for the first ones of the next showing. @param {Step} step @param {Presence | null} presence
 */
function isAwaited(step, presence) {
  if (hasThoughts(step)) {
    const gave = presence?.gave;
    const isBegun = !step.shown.length || Boolean(gave && 'at_least' in gave && gave.at_least >= 5);
    return step.state !== 'closed' && step.mode !== 'open' && isBegun;
  }
  return isCounted(step) && !isCountedUp(step);
}
