/** Hiding a thought, with a reason that everyone reads; and what may be done with one that is hidden. */

import { t } from '../lib/i18n.js';
import { LONGEST_REASON, SHORTEST_REASON } from '../room/limits.js';
import { isReadable } from '../room/things.js';
import { far, tidyLine } from '../shared/letters.js';
import { html, useSignal } from '../vendor/ui.js';
import { reasonWords } from './hidden_line.js';

/** @import {Continuation, Idea} from '../room/words.js' */
/** @import {Desk} from './desk_acts.js' */

/** @type {string[]} */
const REASONS = ['person', 'hurts', 'off_topic', 'twice', 'private'];

/** @param {{desk: Desk, thing: Idea | Continuation, isOver: boolean}} props */
export function HiddenActs({ desk, thing, isOver }) {
  if (isOver || isScrubbed(thing)) return null;
  const isCovered = thing.hidden?.reason === 'covered';
  return html`
    <button type="button" class="small" onClick=${() => desk.act('UncoverIdea', { idea: thing.name })}>${isCovered ? t('Uncover') : t('Unhide')}</button>
    ${isCovered && html`<button type="button" class="small" onClick=${() => desk.show(thing.name, 'hide')}>${t('Say why …')}</button>`}
  `;
}

/** Its words are gone for good. @param {Idea | Continuation} thing */
function isScrubbed({ hidden, salt }) {
  return hidden?.reason === 'private' || salt === null;
}

/**
 * `isOver`: after the session a text is removed for good, whatever the reason.
 * @param {{desk: Desk, idea: Idea, thing: Idea | Continuation, isOver: boolean, onDone: () => void}} props
 */
export function Hiding({ desk, idea, thing, isOver, onDone }) {
  const own = useSignal('');
  const keepsRest = useSignal(false);
  const asked = useSignal(/** @type {string | null} */ (null));
  const followed = thing.name === idea.name && idea.continuations.some(isReadable);

  /** What cannot be undone is asked once. @param {string} reason */
  async function hide(reason) {
    if ((isOver || reason === 'private') && asked.peek() !== reason) {
      asked.value = reason;
      return;
    }
    const fields = { idea: thing.name, reason, own: reason === 'own' ? tidyLine(own.peek()) : '' };
    if (await desk.act('HideIdea', { ...fields, keeps_rest: keepsRest.peek() })) onDone();
  }

  /** @param {Event} event */
  function hideInOwnWords(event) {
    event.preventDefault();
    hide('own');
  }

  if (asked.value !== null) {
    const reason = asked.value;
    return html`
      <p class="ask-once">${t('The words go away for good, also from the saved board and exports. This cannot be undone.')}</p>
      <button type="button" class="act" onClick=${() => hide(reason)}>${t('Yes, remove it for good')}</button>
      <button type="button" onClick=${() => (asked.value = null)}>${t('Not yet')}</button>
    `;
  }
  return html`
    <p class="quiet">${t('Everyone reads the reason, its author too.')}</p>
    ${REASONS.map(
      (reason) => html`
        <button type="button" key=${reason} class=${reason === 'private' ? 'two-lines' : ''} onClick=${() => hide(reason)}>
          ${sentenceCase(reasonWords({ reason, own: '' }))}
          ${reason === 'private' && !isOver && html`<small>${t('scrubbed at once, cannot be undone')}</small>`}
        </button>
      `,
    )}
    <form class="own-reason" onSubmit=${hideInOwnWords}>
      <label class="field">
        <span>${t('Own words')}</span>
        <small class="quiet">${t('shown to all: do not quote')}</small>
        <input
          minlength=${SHORTEST_REASON}
          maxlength=${far(LONGEST_REASON)}
          required
          autocomplete="off"
          value=${own.value}
          onInput=${(/** @type {Event} */ event) => (own.value = /** @type {HTMLInputElement} */ (event.currentTarget).value)}
        />
      </label>
      <button>${isOver ? t('Remove') : t('Hide')}</button>
    </form>
    ${
      followed &&
      html`
        <label class="check">
          <input type="checkbox" checked=${keepsRest.value} onChange=${(/** @type {Event} */ event) => (keepsRest.value = /** @type {HTMLInputElement} */ (event.currentTarget).checked)} />
          <span>${t('Keep what followed')}</span>
        </label>
      `
    }
    <button type="button" class="quiet-act" onClick=${onDone}>${t('Cancel')}</button>
  `;
}

/** @param {string} words */
function sentenceCase(words) {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
