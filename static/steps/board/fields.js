/** What a board may have besides its prompt, under Details: columns, and how its thoughts are shown. */

import { t } from '../../lib/i18n.js';
import { MOST_COLUMN_TITLE, MOST_COLUMNS } from '../../room/limits_of_kinds.js';
import { Field } from '../../shared/field.js';
import { tidyLine } from '../../shared/letters.js';
import { html } from '../../vendor/ui.js';

/** @import {Refusal} from '../../room/words.js' */
/** @import {PlannedStep} from '../../room/words.js' */
/** @typedef {NonNullable<PlannedStep['settings']['mode']>} Mode */

const MOST_LETTERS = MOST_COLUMNS * (MOST_COLUMN_TITLE + 1);

/** @param {{settings: PlannedStep['settings'], refusal: Refusal | null, isHere: boolean}} props */
export function BoardFields({ settings, refusal, isHere }) {
  const { columns = [], mode = 'rounds' } = settings;
  /** @type {[Mode, string][]} */
  const modes = [
    ['rounds', t('Together, when I show them')],
    ['flowing', t('By themselves every quarter minute, from 20 phones on')],
    ['open', t('At once: one phone writes for its table')],
  ];
  return html`
    <details class="form-more" open=${columns.length > 0 || mode !== 'rounds' || Boolean(refusal?.field?.includes('columns'))}>
      <summary>${t('Details')}</summary>
      <${Field}
        name="columns"
        label=${t('Columns')}
        hint=${t('One title in a line: none, or two to six.')}
        value=${columns.join('\n')}
        refusal=${refusal}
        most=${MOST_LETTERS}
        lines=${Math.max(3, columns.length + 1)}
      />
      ${isHere && html`<p class="quiet">${t('Cards stay when columns change.')}</p>`}
      <fieldset>
        <legend>${t('How thoughts are shown')}</legend>
        ${modes.map(
          ([key, label]) => html`
            <label class="check" key=${key}>
              <input type="radio" name="mode" value=${key} checked=${key === mode} />
              <span>${label}</span>
            </label>
          `,
        )}
      </fieldset>
    </details>
  `;
}

/** As it is typed: an empty line may be one that is about to be written. @param {Record<string, string>} values of the form @returns {PlannedStep['settings']} */
export function boardSettings({ columns = '', mode = 'rounds' }) {
  return {
    ...(columns ? { columns: columns.split('\n') } : {}),
    ...(mode === 'rounds' ? {} : { mode: /** @type {Mode} */ (mode) }),
  };
}

/** As it is saved. @param {PlannedStep} step @returns {PlannedStep} */
export function withoutEmptyColumns(step) {
  const { columns = [], ...others } = step.settings;
  const titles = columns.map(tidyLine).filter(Boolean);
  return { ...step, settings: titles.length ? { ...others, columns: titles } : others };
}
