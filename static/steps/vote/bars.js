/** What a vote came to: each item with its dots, most first. It stands still: nothing of it moves while people look. */

import { tn } from '../../lib/i18n.js';
import { html } from '../../vendor/ui.js';
import { dotsOf, inOrder } from './dots.js';

/** @import {VoteStep} from '../../events.js' */
/** @import {Totals} from './dots.js' */

const FEW = 6; // that may have two lines each

/** `rows`: as many as can be read where it stands; phones have all. @param {{step: VoteStep, picture: Totals, rows?: number}} props */
export function Bars({ step, picture, rows = step.items.length }) {
  const most = Math.max(1, ...picture.totals);
  const first = inOrder(step, picture).slice(0, rows);
  const others = step.items.length - first.length;
  return html`
    <div class="bars">
      <p class="bars-says">${tn(picture.n, '1 has answered.', '{count} have answered.')}</p>
      <ol class=${`bars-rows ${first.length > FEW ? 'is-many' : ''}`} role="list" style=${{ '--rows': first.length }}>
        ${first.map(
          ({ item, dots }) => html`
            <li class="bar" key=${item}>
              <span class="bar-item" dir="auto">${item}</span>
              <span class="bar-line" aria-hidden="true"><i style=${{ inlineSize: `${(100 * dots) / most}%` }}></i></span>
              <b class="bar-dots" aria-label=${dotsOf(dots)}>${dots}</b>
            </li>
          `,
        )}
      </ol>
      ${others > 0 && html`<p class="quiet">${tn(others, '1 more item is on each phone.', '{count} more items are on each phone.')}</p>`}
    </div>
  `;
}

/** Before it: what may be chosen, in the order in which it was asked. @param {{step: VoteStep}} props */
export function Items({ step }) {
  return html`
    <ul class="vote-items" role="list" style=${{ '--rows': step.items.length }}>
      ${step.items.map((item) => html`<li key=${item}><span dir="auto">${item}</span></li>`)}
    </ul>
  `;
}
