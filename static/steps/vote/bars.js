/** What a vote came to: each item with its dots, most first. It stands still: nothing of it moves while people look. */

import { tn } from '../../lib/i18n.js';
import { html } from '../../vendor/ui.js';
import { dotsOf, inOrder } from './dots.js';

/** @import {VoteStep} from '../../events.js' */
/** @import {Totals} from './dots.js' */

/** @param {{step: VoteStep, picture: Totals}} props */
export function Bars({ step, picture }) {
  const most = Math.max(1, ...picture.totals);
  return html`
    <div class="bars">
      <p class="bars-says">${tn(picture.n, '1 has answered.', '{count} have answered.')}</p>
      <ol class="bars-rows" role="list" style=${{ '--rows': step.items.length }}>
        ${inOrder(step, picture).map(
          ({ item, dots }) => html`
            <li class="bar" key=${item}>
              <span class="bar-item" dir="auto">${item}</span>
              <span class="bar-line" aria-hidden="true"><i style=${{ inlineSize: `${(100 * dots) / most}%` }}></i></span>
              <b class="bar-dots" aria-label=${dotsOf(dots)}>${dots}</b>
            </li>
          `,
        )}
      </ol>
    </div>
  `;
}

/** Before it: what may be chosen, in the order in which it was asked. @param {{step: VoteStep}} props */
export function Items({ step }) {
  return html`
    <ul class="vote-items" role="list" style=${{ '--rows': step.items.length }}>
      ${step.items.map((item) => html`<li key=${item} dir="auto">${item}</li>`)}
    </ul>
  `;
}
