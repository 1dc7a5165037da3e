/** The ten seconds of grace before a step closes, by the server's clock, and the way to ask for a minute more. */

import { announce } from '../lib/announce.js';
import { t } from '../lib/i18n.js';
import { useSecondsLeft } from '../shared/closing.js';
import { html, useEffect } from '../vendor/ui.js';
import { show, shows } from './sign.js';

/** @import {Phone} from './phone.js' */
/** @import {Step} from '../room/words.js' */

/** @param {{phone: Phone, step: Step}} props */
export function ClosingLine({ phone, step }) {
  const seconds = useSecondsLeft(step.closing_at, phone.room.serverNow);
  const isClosing = seconds !== null;
  useEffect(() => {
    if (isClosing) announce(step.waits ? waitWords() : closingWords(10));
  }, [isClosing, step.waits]);
  if (!isClosing) return null;
  const asks = !step.waits && shows.value !== 'moment';
  return html`
    <div class="closing">
      <p role="timer">${closingWords(seconds)}</p>
      ${step.waits && html`<p class="closing-waits">${waitWords()}</p>`}
      ${asks && html`<button type="button" onMouseDown=${stay} onClick=${() => show(phone, 'moment')}>${t('I need a moment')}</button>`}
    </div>
  `;
}

/** @param {number} seconds */
function closingWords(seconds) {
  return t('Closing in {seconds} s: send or keep.', { seconds });
}

function waitWords() {
  return t('Somebody needs a moment. It closes a minute later.');
}

/** The keyboard stays with who writes. @param {Event} event */
function stay(event) {
  event.preventDefault();
}
