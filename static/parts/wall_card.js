/** A thought on the wall: its edge tells how far it has grown, what was added hangs under it. */

import { t, tn } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';
import { growthOf, kindName, Words } from './idea.js';

/** @import {Idea} from '../room/words.js' */

/**
 * `from` and `to`: the continuations that stand in this place; later places repeat only the first words.
 * @param {{idea: Idea, from?: number, to?: number, isFresh?: boolean}} props
 */
export function WallCard({ idea, from = 0, to = idea.continuations.length, isFresh = false }) {
  const growth = growthOf(idea);
  const shape = growth === 'sketch' ? 'card card-sketch' : 'card card-spark';
  return html`
    <article class="${shape} wall-card ${isFresh ? 'is-fresh' : ''}">
      <div class=${from ? 'wall-head wall-head-again' : 'wall-head'}>
        <${Words} thing=${idea} isOpen=${growth !== 'sketch'} />
        ${from > 0 && html`<p class="quiet">${t('goes on')}</p>`}
        ${idea.continuations.length > 3 && !from && html`<p class="quiet">${tn(idea.continuations.length, '1 continuation', '{count} continuations')}</p>`}
      </div>
      ${
        to > from &&
        html`
          <ul class="continuations" role="list">
            ${idea.continuations.slice(from, to).map(
              (continuation) => html`
                <li key=${continuation.name}>
                  <span class="quiet">${kindName(continuation.kind)}: </span>
                  <${Words} thing=${continuation} />
                </li>
              `,
            )}
          </ul>
        `
      }
    </article>
  `;
}
