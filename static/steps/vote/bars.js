/** What a vote came to: each item with its dots, most first. It stands still: nothing of it moves while people look. */

import { t, tn } from '../../lib/i18n.js';
import { html } from '../../vendor/ui.js';
import { dotsOf, earlierOf, inOrder, saidOf } from './dots.js';

/** @import {VoteStep} from '../../events.js' */
/** @import {Totals} from './dots.js' */

const FEW = 6; // that may have two lines each

/** `rows`: as many as can be read where it stands; phones have all. @param {{step: VoteStep, picture: Totals, rows?: number}} props */
export function Bars({ step, picture, rows = step.items.length }) {
  const first = inOrder(step, picture).slice(0, rows);
  const others = step.items.length - first.length;
  const earlier = earlierOf(step, picture);
  const exact = [picture, earlier].flatMap((one) => (one?.level === 'exact' ? one.totals : []));
  const most = Math.max(1, ...exact);
  return html`
    <div class=${picture.level === 'careful' ? 'bars has-words' : 'bars'}>
      <p class="bars-says">
        ${tn(picture.n, '1 has answered.', '{count} have answered.')}
        ${earlier && html` <span class="quiet">${beforeWords(earlier)}</span>`}
        ${picture.level === 'careful' && html` <span class="quiet">${t('The rounds differ by few answers. Only this much is shown, so that nobody can be worked out.')}</span>`}
      </p>
      <ol class=${`bars-rows ${first.length > FEW ? 'is-many' : ''}`} role="list" style=${{ '--rows': first.length }}>
        ${first.map(
          ({ item, place, dots }) => html`
            <li class="bar" key=${item}>
              <span class="bar-item" dir="auto">${item}</span>
              <span class="bar-line" aria-hidden="true">
                <${Line} picture=${picture} dots=${dots} most=${most} />
                ${earlier && html`<${Line} picture=${earlier} dots=${earlier.totals[place]} most=${most} />`}
              </span>
              <span class="bar-dots">
                <b><${Said} picture=${picture} dots=${dots} /></b>
                ${earlier && html` <span class="quiet"><span class="unseen">${t('Earlier')}: </span><${Said} picture=${earlier} dots=${earlier.totals[place]} /></span>`}
              </span>
            </li>
          `,
        )}
      </ol>
      ${others > 0 && html`<p class="quiet">${tn(others, '1 more item is on each phone.', '{count} more items are on each phone.')}</p>`}
    </div>
  `;
}

/** @param {Totals} earlier */
function beforeWords({ n }) {
  return tn(n, 'Pale: the earlier round, 1 answered.', 'Pale: the earlier round, {count} answered.');
}

/** With a careful picture a bar has no length that says something. @param {{picture: Totals, dots: number, most: number}} props */
function Line({ picture: { level }, dots, most }) {
  if (level === 'careful') return html`<i class=${dots ? 'is-careful' : 'is-careful is-few'}></i>`;
  return html`<i style=${{ inlineSize: `${(100 * dots) / most}%` }}></i>`;
}

/** @param {{picture: Totals, dots: number}} props */
function Said({ picture, dots }) {
  const said = saidOf(picture, dots);
  return picture.level === 'careful'
    ? said
    : html`<span aria-hidden="true">${said}</span><span class="unseen">${dotsOf(dots)}</span>`;
}

/** Before it: what may be chosen, in the order in which it was asked. @param {{step: VoteStep}} props */
export function Items({ step }) {
  return html`
    <ul class="vote-items" role="list" style=${{ '--rows': step.items.length }}>
      ${step.items.map((item) => html`<li key=${item}><span dir="auto">${item}</span></li>`)}
    </ul>
  `;
}

/** A round that was counted and waits. */
export function IsKept() {
  return html`<p class="vote-kept">${t('This round is counted and kept. It is shown together with the next one.')}</p>`;
}
