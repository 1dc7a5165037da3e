/** One thought on paper: torn and open while it is a spark, with a straight edge once somebody went on from it. */

import { t, tn } from '../lib/i18n.js';
import { isReadable } from '../room/things.js';
import { Later } from '../shared/later.js';
import { html } from '../vendor/ui.js';

/** @import {Continuation, ContinuationKind, Idea} from "../room/words.js" */
/** @typedef {"spark" | "asked" | "sketch" | "shaped"} Growth */

const hiddenLine = () => import('./hidden_line.js').then((module) => module.HiddenLine);

/**
 * `children` are the buttons of the screen it stands on, `actsOf` those of a continuation. Screens that the whole room
 * sees leave both "mine" away.
 * @param {{
 *   idea: Idea, isMine?: boolean, isMineOf?: (thing: Continuation) => boolean,
 *   actsOf?: (thing: Continuation) => unknown, children?: unknown,
 * }} props
 */
export function IdeaCard({ idea, isMine = false, isMineOf = () => false, actsOf, children = null }) {
  const growth = growthOf(idea);
  const sentence = sentenceOf(idea);
  const grown = html`
    <${Words} thing=${idea} isOpen=${growth === 'spark' || growth === 'asked'} />
    <${About} idea=${idea} isMine=${isMine} />
    ${idea.continuations.length > 0 && html`<${Continuations} continuations=${idea.continuations} isMineOf=${isMineOf} actsOf=${actsOf} />`}
  `;
  return html`
    <article class="card card-${growth === 'asked' ? 'spark' : growth} ${idea.is_resting ? 'is-resting' : ''}">
      ${
        sentence === null
          ? grown
          : html`
              <p class="quiet">${t("The group's sentence")}</p>
              <p class="card-words card-sentence" dir="auto">${sentence}</p>
              <details><summary>${t('How it grew')}</summary><div class="card-grown">${grown}</div></details>
            `
      }
      ${children && html`<div class="card-acts row">${children}</div>`}
    </article>
  `;
}

/** A lone question is attention, not yet growth. @param {Idea} idea @returns {Growth} */
export function growthOf(idea) {
  if (idea.is_shaped) return 'shaped';
  const standing = idea.continuations.filter(isReadable);
  if (standing.some((continuation) => continuation.kind !== 'ask')) return 'sketch';
  return standing.length ? 'asked' : 'spark';
}

/** What the room wrote out of it, while that stands. @param {Idea} idea @returns {string | null} */
export function sentenceOf(idea) {
  return idea.is_shaped && isReadable(idea)
    ? (idea.sentences[idea.sentences.length - 1]?.text ?? null)
    : null;
}

/** What a continuation is, as its head. @param {ContinuationKind} kind */
export function kindName(kind) {
  if (kind === 'ask') return t('Question');
  if (kind === 'grounds') return t('Because …');
  if (kind === 'alternative') return t('Another way');
  if (kind === 'explain') return t('In other words …');
  if (kind === 'connect') return t('This links to …');
  return t('Addition');
}

/** @param {{thing: Idea | Continuation, isOpen?: boolean}} props */
export function Words({ thing, isOpen = false }) {
  if (thing.is_taken_back)
    return html`<p class="card-words is-taken-back">${t('Taken back by its author')}</p>`;
  if (thing.hidden) return html`<${Later} load=${hiddenLine} thing=${thing} />`;
  const text = thing.text ?? '';
  return html`<p class="card-words" dir="auto">${text}${isOpen && !/(…|\.\.\.)\s*$/.test(text) ? html`<span aria-hidden="true"> …</span>` : null}</p>`;
}

/** How far a thought has grown is told by its edge, not by a word. @param {{idea: Idea, isMine: boolean}} props */
function About({ idea, isMine }) {
  const count = idea.continuations.length;
  const isChanged = idea.changed_by.length > 0 && isReadable(idea);
  if (!idea.is_resting && !count && !isChanged && !isMine) return null;
  return html`
    <p class="card-growth quiet">
      ${idea.is_resting && html`<span>${t('put aside')}</span>`}
      ${count > 0 && html`<span>${tn(count, '1 continuation', '{count} continuations')}</span>`}
      <${Marks} thing=${idea} isMine=${isMine} />
    </p>
  `;
}

/** The quiet words beside a thought. @param {{thing: Idea | Continuation, isMine: boolean}} props */
function Marks({ thing, isMine }) {
  const isChanged = thing.changed_by.length > 0 && isReadable(thing);
  return html`
    ${isChanged && html`<span>${t('changed by its author')}</span>`}
    ${isMine && html`<span class="yours">${t('yours')}</span>`}
  `;
}

/** @param {{continuations: Continuation[], isMineOf: (thing: Continuation) => boolean, actsOf?: (thing: Continuation) => unknown}} props */
function Continuations({ continuations, isMineOf, actsOf }) {
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
            ${actsOf?.(continuation)}
          </li>
        `,
      )}
    </ul>
  `;
}
