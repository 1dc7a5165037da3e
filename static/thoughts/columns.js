/** The columns of a board at the desk: their heads, which one a phone shows, and moving a thought to another. */

import { t, tn } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';
import { columnOf } from './desk_order.js';

/** @import {ThoughtStep, Idea} from '../room/words.js' */
/** @import {Desk} from './desk_acts.js' */
/** @import {Lane} from './desk_order.js' */

/** @param {{step: ThoughtStep, lane: Lane}} props */
export function LaneHead({ step, lane }) {
  return html`
    <h3 class="lane-head">
      <span dir="auto">${step.columns[lane.column]}</span>
      <span class="quiet">${tn(lane.count, '1 thought', '{count} thoughts')}</span>
    </h3>
  `;
}

/** On a phone one column at a time. @param {{desk: Desk, step: ThoughtStep}} props */
export function ColumnChooser({ desk, step }) {
  const counts = step.columns.map(() => 0);
  for (const idea of step.ideas) counts[columnOf(idea, step.columns)]++;
  return html`
    <nav class="column-chooser" aria-label=${t('Columns')}>
      ${step.columns.map(
        (title, column) => html`
          <button type="button" key=${column} class="small" aria-pressed=${desk.lane.value === column} onClick=${() => (desk.lane.value = column)}>
            <span dir="auto">${title}</span> <span class="quiet">${counts[column]}</span>
          </button>
        `,
      )}
    </nav>
  `;
}

/** The part of a thought's menu that moves it. @param {{desk: Desk, idea: Idea, onDone: () => void}} props */
export function Columns({ desk, idea, onDone }) {
  const { columns } = desk.now.value.step;
  const here = columnOf(idea, columns);

  /** @param {number} column */
  function move(column) {
    onDone();
    desk.act('MoveIdeas', { ideas: [idea.name], column });
  }

  return html`
    <p class="quiet">${t('Move to column')}</p>
    ${columns.map((title, column) => column !== here && html`<button type="button" key=${column} dir="auto" onClick=${() => move(column)}>${title}</button>`)}
    <button type="button" class="quiet-act" onClick=${onDone}>${t('Cancel')}</button>
  `;
}
