/** What everyone who joins may know of the session: its title, the change it is about, who reads, until when. */

import { day, t } from '../lib/i18n.js';
import { MOST_READERS, MOST_TITLE } from '../room/limits.js';
import { Field, useFormFocus, valuesOf } from '../shared/field.js';
import { tidyLine } from '../shared/letters.js';
import { readers } from '../shared/readers.js';
import { html, useSignal } from '../vendor/ui.js';

/** @import {Answer, Refusal, Session, View} from '../room/words.js' */
/** @typedef {{view: View, perform: (act: string, fields: object) => Promise<Answer>}} SessionProps */

/** @param {SessionProps} props */
export function AboutSession({ view, perform }) {
  const isOpen = useSignal(false);
  const { session } = view;
  if (isOpen.value)
    return html`<${SessionForm} view=${view} perform=${perform} onClose=${() => (isOpen.value = false)} />`;
  return html`
    <div class="about-session">
      <p dir="auto">${session.change ? t('The change: {change}', { change: session.change }) : t('The change has no name yet. The curve needs one.')}</p>
      <p class="quiet">${t('Readers: {who}', { who: readers(session) })}</p>
      <p class="quiet">${t('Kept until {date}', { date: day(session.kept_until) })}</p>
      ${view.phase !== 'ended' && html`<button type="button" class="quiet-act" id="change-session" onClick=${() => (isOpen.value = true)}>${t('Change these')}</button>`}
    </div>
  `;
}

/** @param {SessionProps & {onClose: () => void}} props */
function SessionForm({ view, perform, onClose }) {
  const { session } = view;
  const refusal = useSignal(/** @type {Refusal | null} */ (null));
  const isSent = useSignal(false);
  const form = useFormFocus('change-session');
  const typed = useSignal(written(session));

  /** @param {Event} event */
  async function save(event) {
    event.preventDefault();
    const { title, change, who, others, kept_until } = typed.peek();
    isSent.value = true;
    const answer = await perform('DescribeSession', {
      title: tidyLine(title),
      change: tidyLine(change),
      kept_until,
      audience: { who, others: tidyLine(others) },
    });
    isSent.value = false;
    if ('ok' in answer) return onClose();
    refusal.value =
      'refused' in answer ? answer : { refused: 'unknown', say: t('No answer came. Try again.') };
  }

  const { title, change, who, others, kept_until } = typed.value;
  return html`
    <form
      class="form"
      ref=${form}
      aria-label=${t('About this session')}
      onInput=${(/** @type {Event} */ event) => (typed.value = { ...typed.peek(), ...valuesOf(/** @type {HTMLFormElement} */ (event.currentTarget)) })}
      onSubmit=${save}
    >
      <${Field} name="title" label=${t('Title')} value=${title} refusal=${refusal.value} most=${MOST_TITLE} />
      <${Field} name="change" label=${t('Which change is it about?')} value=${change} refusal=${refusal.value} most=${MOST_TITLE} />
      <fieldset>
        <legend>${t('Who will read the saved board?')}</legend>
        ${view.has_joined && html`<p class="quiet">${t('People have joined on this promise: it can only become narrower now.')}</p>`}
        <${Choice} value="present" chosen=${who} label=${t('Those present')} />
        <${Choice} value="team" chosen=${who} label=${t('The team and its manager')} />
        <${Choice} value="others" chosen=${who} label=${t('Someone else: …')} />
        ${who === 'others' && html`<${Field} name="others" label=${t('Who are the others?')} value=${others} most=${MOST_READERS} />`}
      </fieldset>
      <${Field} name="kept_until" label=${t('Kept until')} value=${kept_until} refusal=${refusal.value} type="date" />
      <p class="said" role="status">${refusal.value?.say}</p>
      <div class="row">
        <button class="act" aria-disabled=${isSent.value}>${t('Save')}</button>
        <button type="button" onClick=${onClose}>${t('Give up changes')}</button>
      </div>
    </form>
  `;
}

/** @param {{value: string, chosen: string, label: string}} props */
function Choice({ value, chosen, label }) {
  return html`
    <label class="check">
      <input type="radio" name="who" value=${value} checked=${value === chosen} />
      <span>${label}</span>
    </label>
  `;
}

/** @param {Session} session @returns {Record<string, string>} */
function written({ title, change, audience, kept_until }) {
  return { title, change, who: audience.who, others: audience.others, kept_until };
}
