/** What is set of a vote: what counts, the items, and how many dots each has. */

import { t } from '../../lib/i18n.js';
import { MOST_CRITERION, MOST_DOTS, MOST_ITEM, MOST_ITEMS } from '../../room/limits_of_kinds.js';
import { Field } from '../../shared/field.js';
import { tidyLine } from '../../shared/letters.js';
import { html } from '../../vendor/ui.js';

/** @import {PlannedStep, Refusal} from '../../room/words.js' */

const MOST_LETTERS = MOST_ITEMS * (MOST_ITEM + 1);

/** @param {{settings: PlannedStep['settings'], refusal: Refusal | null, isHere: boolean}} props */
export function VoteFields({ settings, refusal, isHere }) {
  const { criterion = '', items = [], dots = 3, most = 0 } = settings;
  return html`
    <${Field} name="criterion" label=${t('What counts')} hint=${t('In a few words, such as “helps us within a month”.')} value=${criterion} refusal=${refusal} most=${MOST_CRITERION} />
    <${Field} name="items" label=${t('Items')} hint=${t('One in a line, two to thirty.')} value=${items.join('\n')} refusal=${refusal} most=${MOST_LETTERS} lines=${Math.min(10, Math.max(4, items.length + 1))} />
    ${isHere && html`<p class="quiet">${t('What is voted on stays as it was when the step was opened first.')}</p>`}
    <div class="row vote-numbers">
      <${Field} name="dots" label=${t('Dots for each')} value=${dots} refusal=${refusal} type="number" min="1" />
      <${Field} name="most" label=${t('At most on one item')} hint=${t('Empty: all of them.')} value=${most || ''} refusal=${refusal} type="number" />
    </div>
  `;
}

/** As it is typed: an empty line may be one that is about to be written. @param {Record<string, string>} values of the form @returns {PlannedStep['settings']} */
export function voteSettings({ criterion = '', items = '', dots = '', most = '' }) {
  return {
    criterion,
    ...(items ? { items: items.split('\n') } : {}),
    dots: within(Number(dots) || 1, 1),
    most: within(Number(most) || 0, 0),
  };
}

/** As it is saved. @param {PlannedStep} step @returns {PlannedStep} */
export function withoutEmptyItems(step) {
  const { items = [], criterion = '', ...others } = step.settings;
  const settings = { ...others, criterion: tidyLine(criterion), items: items.map(tidyLine).filter(Boolean) };
  return { ...step, settings };
}

/** @param {number} number @param {number} least */
function within(number, least) {
  return Math.min(MOST_DOTS, Math.max(least, Math.round(number)));
}
