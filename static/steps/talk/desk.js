/** A talk at the desk: how many are here, making the groups, and making new ones. */

import { t, tn } from '../../lib/i18n.js';
import { givenTo } from '../../room/view.js';
import { html } from '../../vendor/ui.js';
import { dealOf } from './own.js';
import { Groups } from './sign.js';
import { hereWords, sizeWords } from './words.js';

/** @import {TalkStep} from '../../events.js' */
/** @import {AtDeskProps} from '../kind.js' */
/** @import {PlannedStep} from '../../room/words.js' */

const SIZES = [2, 3, 4];
const FEWEST = 2;

/** @type {import('../kind.js').AtDesk<TalkStep>} */
export const atDesk = {
  name: () => t('Talk'),
  adding: () => t('Add a talk in small groups'),
  Fields: TalkFields,
  settings: ({ size }) => ({ size: Number(size) || 2 }),
  next,
  others: ({ step, round, ...talk }) =>
    dealOf({ step, round, ...talk })
      ? [{ name: 'again', act: 'AskAgain', fields: { step, round: round + 1 }, label: t('New groups') }]
      : [],
  Seen: Talk,
};

/** @param {TalkStep} step @param {import('../../room/words.js').Presence | null} presence */
function next(step, presence) {
  if (dealOf(step)) return null;
  const here = givenTo(presence);
  if (here < FEWEST) return t('Waits until two are here');
  const label = tn(here, 'Make groups of the 1 who is here', 'Make groups of the {count} who are here');
  return {
    name: /** @type {const} */ ('reveal'),
    act: 'RevealRound',
    fields: { step: step.step, round: step.round, detail: '' },
    label,
  };
}

/** @param {{settings: PlannedStep['settings']}} props */
function TalkFields({ settings }) {
  return html`
    <label class="field">
      <span>${t('How many talk together')}</span>
      <select name="size" value=${settings.size ?? 2}>
        ${SIZES.map((size) => html`<option value=${size}>${sizeWords(size)}</option>`)}
      </select>
    </label>
  `;
}

/** @param {AtDeskProps<TalkStep>} props */
function Talk({ step, presence }) {
  const deal = dealOf(step);
  return deal
    ? html`<${Groups} deal=${deal} />`
    : html`
        <p class="quiet">${sizeWords(step.size)}</p>
        <p class="given">${hereWords(presence)}</p>
      `;
}
