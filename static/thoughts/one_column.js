/** On a phone one column of a board at a time: which one is read here, and written into. */

import { t } from '../lib/i18n.js';
import { html, signal } from '../vendor/ui.js';

/** @import {Phone} from '../phone/phone.js' */
/** @import {ThoughtStep, Idea} from '../room/words.js' */

const chosen = signal(/** @type {Record<string, number>} */ ({}));

/** The chosen column. @param {Phone} phone @param {ThoughtStep} step */
export function columnHere({ drawer }, { step, columns }) {
  const column =
    chosen.value[step] ?? drawer.read('columns', /** @type {Record<string, number>} */ ({}))[step];
  return clamp(column ?? 0, columns);
}

/** An idea may lie beyond the last column of a board that has fewer now. @param {Idea} idea @param {string[]} columns */
export function isInColumn(idea, columns, /** @type {number} */ column) {
  return clamp(idea.column, columns) === column;
}

/** Stands over the composer, and again over the thoughts. @param {{phone: Phone, step: ThoughtStep}} props */
export function Columns({ phone, step }) {
  const { columns, ideas, step: id } = step;
  const here = columnHere(phone, step);
  const counts = columns.map((_, column) => ideas.filter((idea) => isInColumn(idea, columns, column)).length);
  /** @param {number} column */
  function choose(column) {
    phone.drawer.write('columns', { ...phone.drawer.read('columns', {}), [id]: column });
    chosen.value = { ...chosen.value, [id]: column };
  }
  return html`
    <div class="columns while-not-writing" role="group" aria-label=${t('Columns')}>
      ${columns.map(
        (title, column) => html`
          <button type="button" class="column-tab" key=${column} aria-pressed=${column === here ? 'true' : 'false'} onClick=${() => choose(column)}>
            <span dir="auto">${title}</span> <span class="column-count">${counts[column]}</span>
          </button>
        `,
      )}
    </div>
  `;
}

/** Says beside the composer where a thought goes. @param {{phone: Phone, step: ThoughtStep}} props */
export function GoesTo({ phone, step }) {
  return html`<p class="goes-to quiet">${t('Goes to: {column}', { column: step.columns[columnHere(phone, step)] })}</p>`;
}

/** @param {number} column @param {string[]} columns */
function clamp(column, columns) {
  return Math.max(0, Math.min(column, columns.length - 1));
}
