/** Writing out the sentence that the room stands behind; what it grew from stands in the card above it. */

import { t } from '../lib/i18n.js';
import { MOST_SENTENCE } from '../room/limits.js';
import { directionOf, far, lettersLeft, tidy } from '../shared/letters.js';
import { html, useSignal } from '../vendor/ui.js';

/** @import {Idea} from '../room/words.js' */
/** @import {Desk} from './desk_acts.js' */

/** @param {{desk: Desk, idea: Idea, onDone: () => void}} props */
export function Shaping({ desk, idea, onDone }) {
  const text = useSignal(desk.drafts.get(idea.name) ?? '');

  /** @param {Event} event */
  function write(event) {
    text.value = /** @type {HTMLTextAreaElement} */ (event.currentTarget).value;
    desk.drafts.set(idea.name, text.value);
  }

  /** @param {Event} event */
  async function put(event) {
    event.preventDefault();
    const said = { ...freshName(), text: tidy(text.peek()) };
    if (!(await desk.act('ShapeIdea', { idea: idea.name, ...said }))) return;
    desk.drafts.delete(idea.name);
    onDone();
  }

  return html`
    <form class="shaping" onSubmit=${put}>
      <label class="field">
        <span>${t('The sentence that the room stands behind')}</span>
        ${idea.continuations.length === 0 && html`<small class="quiet">${t('Nobody has continued this thought yet. Some are whole as they are.')}</small>`}
        <textarea rows="3" maxlength=${far(MOST_SENTENCE)} required dir=${directionOf(text.value)} value=${text.value} onInput=${write}></textarea>
      </label>
      <p class="quiet" role="status">${lettersLeft(text.value, MOST_SENTENCE)}</p>
      <div class="row">
        <button class="act">${t('Put it up')}</button>
        <button type="button" onClick=${onDone}>${t('Cancel')}</button>
      </div>
    </form>
  `;
}

/** A sentence is nobody's: its name is chance, and no secret proves it. */
export function freshName() {
  return { name: random(32), salt: random(16) };
}

/** base64url without padding. @param {number} bytes */
function random(bytes) {
  const raw = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes)));
  return btoa(raw).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
