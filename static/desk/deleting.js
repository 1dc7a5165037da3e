/** Deleting the session from its desk, at once and for good: asks for its title, so that no slip of a finger does it. */

import { t } from '../lib/i18n.js';
import { Field, valuesOf } from '../shared/field.js';
import { html, render, useSignal } from '../vendor/ui.js';
import { fetchJson } from './agenda.js';

/** @import {Refusal} from '../room/words.js' */

/** @param {{session: string}} props */
export function Deleting({ session }) {
  const refusal = useSignal(/** @type {Refusal | null} */ (null));

  /** @param {SubmitEvent} event */
  async function remove(event) {
    event.preventDefault();
    const answer = await fetchJson(
      `/desk/${session}/delete`,
      valuesOf(/** @type {HTMLFormElement} */ (event.target)),
    );
    if ('refused' in answer) refusal.value = answer;
    else leave(answer.say);
  }

  return html`
    <details class="desk-card">
      <summary>${t('Delete this session')}</summary>
      <p class="quiet">${t('Everything goes: thoughts, curves, agenda and links. Nobody can bring it back here.')}</p>
      <form onSubmit=${remove}>
        <${Field} name="title" label=${t('Type its title to be sure')} value="" refusal=${refusal.value} />
        ${refusal.value && html`<p class="warning" role="alert">${refusal.value.say}</p>`}
        <button class="small">${t('Delete everything now')}</button>
      </form>
    </details>
  `;
}

/** There is no desk any more: one sentence, and the way home. @param {string} say */
function leave(say) {
  const main = /** @type {HTMLElement} */ (document.querySelector('main'));
  render(html`<div class="column"><p role="status">${say}</p><p><a href="/">Kesken</a></p></div>`, main);
}
