/** What this phone wrote and nobody has seen yet, and what may be done to it. */

import { t, tn } from '../lib/i18n.js';
import { fateOf, takeBack } from '../room/given.js';
import { html, useState } from '../vendor/ui.js';
import { Composer } from './composer.js';
import { Copy } from './copy.js';
import { ownThings, stateWords } from './own_things.js';

/** @import {Phone} from '../screens/phone.js' */
/** @import {Own} from './own_things.js' */

/** What was left behind when the room went on. @param {{phone: Phone}} props */
export function LeftBehind({ phone }) {
  const view = phone.room.view.value;
  const stage = view?.stage;
  const things = ownThings(phone).filter(
    (own) => own.step !== stage && !(own.is_kept && own.fate === 'unshown'),
  );
  const burnt = phone.given.entries.value.filter((entry) => view && fateOf(entry, view) === 'burnt');
  if (!things.length && !burnt.length) return null;
  const cards = things.map((own) => html`<${OwnThought} key=${own.name} phone=${phone} own=${own} />`);
  return html`
    <section class="left-behind while-not-writing">
      ${burnt.map(
        (mark) => html`
          <div class="own" key=${mark.name}>
            <p class="own-state">${t('This curve was not shown; the marks are gone.')}</p>
            <button type="button" class="quiet-act" onClick=${() => phone.given.forget(mark.name)}>${t('All right')}</button>
          </div>
        `,
      )}
      ${
        cards.length < 2
          ? cards
          : html`
              <details>
                <summary>${tn(cards.length, '1 thought of yours was not shown.', '{count} thoughts of yours were not shown.')}</summary>
                <div class="left-behind">${cards}</div>
              </details>
            `
      }
    </section>
  `;
}

/** @param {{phone: Phone, own: Own}} props */
export function OwnThought({ phone, own }) {
  const [isChanging, setChanging] = useState(hasChangeDraft(phone, own.step, own.name));
  const stage = phone.room.view.value?.stage;
  const isTakingBack = phone.outbox.items.value.some(
    ({ act, with: what, state }) => act === 'TakeBack' && what.name === own.name && state !== 'refused',
  );
  const isSending = own.fate === 'waiting' && phone.room.connection.value === 'online';
  const mayChange = own.fate === 'sealed' && own.step === stage && own.text;
  if (isChanging && mayChange) {
    const { step, name, salt, text = '' } = own;
    return html`<${Changing} phone=${phone} step=${step} thing=${{ name, salt, text }} onDone=${() => setChanging(false)} />`;
  }
  return html`
    <article class="own ${own.fate === 'waiting' ? 'is-waiting' : ''}">
      ${own.text && html`<p class="own-words" dir="auto">${own.text}</p>`}
      <p class="own-state">${isTakingBack ? t('Taking back…') : own.fate === 'sealed' && own.text ? t('Stored.') : stateWords(phone, own)}</p>
      ${
        !isTakingBack &&
        !isSending &&
        html`
          <div class="row">
            ${mayChange && html`<button type="button" class="quiet-act" onClick=${() => setChanging(true)}>${t('Change')}</button>`}
            <${Acts} phone=${phone} own=${own} />
          </div>
        `
      }
    </article>
  `;
}

/** Other words for an own thought, sealed or shown. */
/** @param {{phone: Phone, step: string, thing: {name: string, salt: string | null, text: string | null}, onDone: () => void}} props */
export function Changing({ phone, step, thing: { name, salt, text }, onDone }) {
  /** @param {string} words */
  function send(words) {
    const { newName, secretOf } = phone.secrets;
    const fields = { step, ...newName(), text: words, idea: name, secret: secretOf(salt ?? '') };
    if (words !== text) phone.outbox.put('ChangeIdea', fields);
    onDone();
  }
  function stop() {
    phone.drafts.write(changePlace(step, name), '');
    onDone();
  }
  return html`
    <${Composer} phone=${phone} place=${changePlace(step, name)} label=${t('Your thought')} text=${text ?? ''} starters=${[]} send=${t('Change')} hasFocus onSend=${send}>
      <button type="button" class="quiet-act" onClick=${stop}>${t('Not now')}</button>
    <//>
  `;
}

/** @param {Phone} phone @param {string} step @param {string} name */
export function hasChangeDraft({ drafts }, step, name) {
  return Boolean(drafts.texts.peek()[changePlace(step, name)]);
}

/** @param {string} step @param {string} name */
function changePlace(step, name) {
  return `${step}/change/${name}`;
}

/** @param {{phone: Phone, own: Own}} props */
function Acts({ phone, own }) {
  const { act, fate, name, item, step, text } = own;
  const { given, outbox, drafts, room } = phone;
  if (item) {
    const there = room.view.value?.steps.find((one) => one.step === step);
    const isTaken = room.view.value?.stage === step && there?.state !== 'closed';
    const keep = () => {
      if (text) drafts.write(`kept/${name}`, text);
      outbox.remove(item.id);
      // It was asked, and nobody answered: it may be stored.
      if (item.wasAsked && fate !== 'refused') takeBack(phone, step, name, own.salt);
    };
    return html`
      ${fate === 'held' && isTaken && html`<button type="button" onClick=${() => outbox.send(item.id)}>${t('Send it all the same?')}</button>`}
      ${text && html`<button type="button" class="quiet-act" onClick=${keep}>${t('Keep it as a draft')}</button>`}
      ${text && html`<${Copy} text=${text} />`}
      ${!text && html`<button type="button" class="quiet-act" onClick=${keep}>${t('All right')}</button>`}
    `;
  }
  if (act === 'TakeBackLater') {
    return html`<button type="button" class="quiet-act" onClick=${() => takeBack(phone, step, own.idea ?? '')}>${t('Take it back now')}</button>`;
  }
  if (fate === 'lost') {
    return html`
      <${Copy} text=${text ?? ''} />
      <button type="button" class="quiet-act" onClick=${() => given.forget(name)}>${t('All right')}</button>
    `;
  }
  return html`
    ${fate === 'unshown' && html`<button type="button" onClick=${() => given.keep(name)}>${t('Keep it for the next round')}</button>`}
    <button type="button" class="quiet-act" onClick=${() => takeBack(phone, step, name)}>${t('Take back')}</button>
  `;
}
