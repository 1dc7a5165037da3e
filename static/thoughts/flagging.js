/** Something is wrong with a shown thought: four reasons, told to the desk alone, and sealed as everything else. */

import { t } from '../lib/i18n.js';
import { isReadable } from '../room/things.js';
import { html } from '../vendor/ui.js';

/** @import {Phone} from '../phone/phone.js' */
/** @import {Continuation, Idea} from '../room/words.js' */

/** @param {{phone: Phone, step: string, idea: Idea}} props */
export function Flagging({ phone, step, idea }) {
  const things = [idea, ...idea.continuations].filter(
    (thing) => isReadable(thing) && !phone.secrets.isMine(thing),
  );
  return html`
    <div class="flagging">
      ${things.map((thing) => html`<${Flag} key=${thing.name} phone=${phone} step=${step} thing=${thing} isIdea=${thing === idea} />`)}
      <p class="quiet">${t('Only the facilitator is told, and not by whom. A flag alone hides nothing.')}</p>
    </div>
  `;
}

/** @param {{phone: Phone, step: string, thing: Idea | Continuation, isIdea: boolean}} props */
function Flag({ phone, step, thing, isIdea }) {
  const { drawer, outbox, secrets } = phone;
  const { name } = thing;
  const waiting = outbox.items.value.find(({ act, with: flag }) => act === 'FlagIdea' && flag.idea === name);
  const flagged = drawer.read('flagged', /** @type {Record<string, string>} */ ({}))[name];
  if (waiting) {
    return html`
      <p role="status">${waiting.say ?? t('Sending…')}</p>
      ${waiting.state === 'refused' && html`<button type="button" class="quiet-act" onClick=${() => outbox.remove(waiting.id)}>${t('All right')}</button>`}
    `;
  }
  if (flagged)
    return html`<p role="status">${t('You flagged this: {reason}.', { reason: concerns()[flagged] ?? '' })}</p>`;
  return html`
    <fieldset class="chips">
      <legend>${isIdea ? t('What is wrong with it?') : html`<span dir="auto">${thing.text}</span>`}</legend>
      ${Object.entries(concerns()).map(
        ([reason, words]) => html`
          <button type="button" class="chip" key=${reason} onClick=${() => outbox.put('FlagIdea', { step, ...secrets.newName(), idea: name, reason })}>${words}</button>
        `,
      )}
    </fieldset>
  `;
}

/** @returns {Record<string, string>} */
function concerns() {
  return {
    person: t('points at a person'),
    hurts: t('hurts'),
    private: t('private matter'),
    off_topic: t('off topic'),
  };
}
