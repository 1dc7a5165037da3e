/** One thought on paper: torn and open while it is a spark, with a straight edge once somebody went on from it. */

import { t, tn } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

/** @import {Continuation, ContinuationKind, Idea} from "../room/words.js" */

/**
 * `children` are the buttons of the screen it stands on. Screens that the whole room sees leave both "mine" away.
 * @param {{idea: Idea, isMine?: boolean, isMineOf?: (thing: Continuation) => boolean, children?: unknown}} props
 */
export function IdeaCard({ idea, isMine = false, isMineOf = () => false, children = null }) {
  const growth = growthOf(idea);
  return html`
    <article class=${growth === 'sketch' ? 'card card-sketch' : 'card card-spark'}>
      <${Words} thing=${idea} isOpen=${growth !== 'sketch'} />
      <p class="card-growth quiet">
        ${!idea.is_taken_back && html`<span>${growthName(growth)}</span>`}
        ${idea.continuations.length > 0 && html`<span>${tn(idea.continuations.length, '1 continuation', '{count} continuations')}</span>`}
        <${Marks} thing=${idea} isMine=${isMine} />
      </p>
      ${idea.continuations.length > 0 && html`<${Continuations} continuations=${idea.continuations} isMineOf=${isMineOf} />`}
      ${children && html`<div class="card-acts row">${children}</div>`}
    </article>
  `;
}

/**
 * A lone question is attention, not yet growth.
 * @param {Idea} idea @returns {"spark" | "asked" | "sketch"}
 */
export function growthOf(idea) {
  const standing = idea.continuations.filter((continuation) => !continuation.is_taken_back);
  if (standing.some((continuation) => continuation.kind !== 'ask')) return 'sketch';
  return standing.length ? 'asked' : 'spark';
}

/** What a continuation is, as a noun. @param {ContinuationKind} kind */
export function kindName(kind) {
  if (kind === 'ask') return t('Question');
  if (kind === 'grounds') return t('Grounds');
  if (kind === 'alternative') return t('Another way');
  if (kind === 'explain') return t('Explanation');
  if (kind === 'connect') return t('Connection');
  return t('Addition');
}

/** @param {"spark" | "asked" | "sketch"} growth */
function growthName(growth) {
  if (growth === 'sketch') return t('sketch');
  return growth === 'asked' ? t('spark, asked about') : t('spark');
}

/** @param {{thing: Idea | Continuation, isOpen?: boolean}} props */
export function Words({ thing, isOpen = false }) {
  if (thing.is_taken_back)
    return html`<p class="card-words is-taken-back">${t('Taken back by its author')}</p>`;
  const text = thing.text ?? '';
  return html`<p class="card-words" dir="auto">${text}${isOpen && !/(…|\.\.\.)\s*$/.test(text) ? html`<span aria-hidden="true"> …</span>` : null}</p>`;
}

/** The quiet words beside a thought. @param {{thing: Idea | Continuation, isMine: boolean}} props */
function Marks({ thing, isMine }) {
  const isChanged = thing.changed_by.length > 0 && !thing.is_taken_back;
  return html`
    ${isChanged && html`<span>${t('changed by its author')}</span>`}
    ${isMine && html`<span class="yours">${t('yours')}</span>`}
  `;
}

/** @param {{continuations: Continuation[], isMineOf: (thing: Continuation) => boolean}} props */
function Continuations({ continuations, isMineOf }) {
  return html`
    <ul class="continuations" role="list">
      ${continuations.map(
        (continuation) => html`
          <li key=${continuation.name}>
            <p class="card-growth quiet">
              <span>${kindName(continuation.kind)}</span>
              <${Marks} thing=${continuation} isMine=${isMineOf(continuation)} />
            </p>
            <${Words} thing=${continuation} />
          </li>
        `,
      )}
    </ul>
  `;
}
