/** One thought that is read before it is shown: let through, or held back with a reason that everyone reads. */

import { t } from '../lib/i18n.js';
import { LONGEST_REASON, SHORTEST_REASON } from '../room/limits.js';
import { thingsOf } from '../room/things.js';
import { far } from '../shared/letters.js';
import { html } from '../vendor/ui.js';
import { reasonWords } from './hidden_line.js';
import { firstWords } from './idea_menu.js';

/** @import {ThoughtStep} from '../room/words.js' */
/** @import {Unread, Withhold} from './reading.js' */

const REASONS = ['person', 'hurts', 'private', 'off_topic', 'twice'];

/** @param {{thought: Unread, step: ThoughtStep, why: Withhold | null, onDecide: (name: string, why: Withhold | null) => void}} props */
export function ReadThought({ thought, step, why, onDecide }) {
  const { name, text } = thought;

  /** @param {Event} event */
  function choose(event) {
    const reason = /** @type {HTMLSelectElement} */ (event.currentTarget).value;
    onDecide(name, reason ? { reason, own: '' } : null);
  }

  return html`
    <li class=${why ? 'unread-thought is-withheld' : 'unread-thought'}>
      <p class="quiet" dir="auto">${aboutOf(thought, step)}</p>
      <p class="card-words" dir="auto">${text}</p>
      <div class="decision">
        <select aria-label=${t('What to do with it: {words}', { words: firstWords({ text }) })} value=${why?.reason ?? ''} onChange=${choose}>
          <option value="">${t('Let through')}</option>
          <optgroup label=${t('Hold back:')}>
            ${REASONS.map((reason) => html`<option key=${reason} value=${reason}>${reasonWords({ reason, own: '' })}</option>`)}
            <option value="own">${t('in own words')}</option>
          </optgroup>
        </select>
        ${
          why?.reason === 'own' &&
          html`<input
            id=${`own-${name}`}
            aria-label=${t('The reason, shown to all: do not quote')}
            placeholder=${t('The reason, shown to all: do not quote')}
            minlength=${SHORTEST_REASON}
            maxlength=${far(LONGEST_REASON)}
            autocomplete="off"
            value=${why.own}
            onInput=${(/** @type {Event} */ event) => onDecide(name, { reason: 'own', own: /** @type {HTMLInputElement} */ (event.currentTarget).value })}
          />`
        }
      </div>
    </li>
  `;
}

/** What it belongs to. @param {Unread} thought @param {ThoughtStep} step */
function aboutOf({ kind, idea: about, column }, step) {
  if (kind === 'idea') return step.columns[Math.min(column, step.columns.length - 1)] ?? '';
  const found = thingsOf(step).find((one) => one.name === about);
  const words = firstWords({ text: found?.text ?? '' }, 80);
  if (kind === 'change') return t('New words for: {words}', { words });
  return t('Goes on from: {words}', { words });
}
