/** What a curve step asks on: which curve, and whether also who does not get further. */

import { t } from '../../lib/i18n.js';
import { html } from '../../vendor/ui.js';

/** @import {PlannedStep} from '../../room/words.js' */

/** @param {{settings: PlannedStep['settings']}} props */
export function CurveFields({ settings }) {
  const curves = [
    ['wave', t('The wave')],
    ['lewin', t('Three steps (after Lewin)')],
    ['four_fields', t('Four fields (after Scott & Jaffe)')],
    ['bridges', t('Transition (after Bridges)')],
    ['concerns', t('Concerns (after Hall & Hord)')],
  ];
  return html`
    <label class="field">
      <span>${t('Curve')}</span>
      <select name="curve" value=${settings.curve ?? 'wave'}>
        ${curves.map(([key, name]) => html`<option value=${key}>${name}</option>`)}
      </select>
    </label>
    <label class="check">
      <input type="checkbox" name="asks_stuck" checked=${Boolean(settings.asks_stuck)} />
      <span>${t('Ask also who does not get further')}</span>
    </label>
  `;
}
