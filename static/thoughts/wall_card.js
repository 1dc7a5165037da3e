/** A thought on the wall: its edge tells how far it has grown, what was added hangs under it. */

import { t, tn } from '../lib/i18n.js';
import { isReadable } from '../room/things.js';
import { html } from '../vendor/ui.js';
import { HiddenLine } from './hidden_line.js';
import { growthOf, kindName, sentenceOf, Words } from './idea.js';

/** @import {Continuation, Idea} from '../room/words.js' */

/**
 * `from` and `to`: the parts that stand in this place; later places repeat only the first words. `newest`: where the wall
 * is folded, only what was added in this round is seen. `isWhole`: of a shaped thought everything, and not the room's
 * sentence alone. `late`: of a thought that has just come, after how many ms it is seen.
 * @param {{idea: Idea, from?: number, to?: number, newest?: number, late?: number | null, isWhole?: boolean}} props
 */
export function WallCard({ idea, from = 0, to, newest = 0, late = null, isWhole = false }) {
  const sentence = sentenceOf(idea);
  const parts = partsOf(idea, sentence !== null, isWhole).slice(from, to);
  const isOld = parts.every(({ thing }) => thing.round < newest);
  return html`
    <article class="wall-card ${shapeOf(idea, sentence)} ${idea.is_resting ? 'is-resting' : ''} ${late === null ? '' : 'is-fresh'}" data-idea=${idea.name} style=${late === null ? null : { '--late': `${late}ms` }}>
      <div class=${from ? 'wall-head wall-head-again' : 'wall-head'}>
        ${sentence === null ? html`<${Said} thing=${idea} isOpen=${growthOf(idea) !== 'sketch'} />` : html`<p class="card-words wall-sentence" dir="auto">${sentence}</p>`}
        <${Beside} idea=${idea} isAgain=${from > 0} isCounted=${sentence === null || !isWhole} />
      </div>
      ${
        parts.length > 0 &&
        html`
          <ul class=${isOld ? 'continuations is-old' : 'continuations'} role="list">
            ${parts.map(
              ({ thing, says }) => html`
                <li key=${thing.name} class=${thing.round < newest ? 'is-old' : ''}>
                  ${isReadable(thing) && html`<span class="quiet">${says}: </span>`}
                  <${Said} thing=${thing} />
                </li>
              `,
            )}
          </ul>
        `
      }
    </article>
  `;
}

/** @param {Idea} idea @param {string | null} sentence */
function shapeOf(idea, sentence) {
  if (!isReadable(idea)) return idea.continuations.length ? 'card card-sketch wall-gone' : 'wall-gone';
  if (sentence !== null) return 'card card-sketch wall-shaped';
  return growthOf(idea) === 'sketch' ? 'card card-sketch' : 'card card-spark';
}

/**
 * What hangs under the first words. @param {Idea} idea @param {boolean} isShaped @param {boolean} isWhole
 * @returns {{thing: Idea | Continuation, says: string}[]}
 */
function partsOf(idea, isShaped, isWhole) {
  if (isShaped && !isWhole) return [];
  const added = idea.continuations.map((thing) => ({ thing, says: kindName(thing.kind) }));
  return isShaped ? [{ thing: idea, says: t('Began as') }, ...added] : added;
}

/** @param {{thing: Idea | Continuation, isOpen?: boolean}} props */
function Said({ thing, isOpen = false }) {
  return isReadable(thing)
    ? html`<${Words} thing=${thing} isOpen=${isOpen} />`
    : html`<${HiddenLine} thing=${thing} />`;
}

/** Quiet words; the count of few is seen only where they are folded. @param {{idea: Idea, isAgain: boolean, isCounted: boolean}} props */
function Beside({ idea, isAgain, isCounted }) {
  const count = idea.continuations.length;
  const isFew = count <= 3 && !idea.is_shaped;
  return html`
    ${(isAgain || idea.is_resting) && html`<p class="quiet">${isAgain ? t('goes on') : t('put aside')}</p>`}
    ${
      isCounted &&
      !isAgain &&
      count > 0 &&
      isReadable(idea) &&
      html`<p class=${isFew ? 'quiet wall-few' : 'quiet'}>${tn(count, '1 continuation', '{count} continuations')}</p>`
    }
  `;
}
