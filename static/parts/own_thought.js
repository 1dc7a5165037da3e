/** What this phone wrote and nobody has seen yet, and what may be done to it. */

import { t } from '../lib/i18n.js';
import { takeBack } from '../room/given.js';
import { html, useState } from '../vendor/ui.js';
import { Composer } from './composer.js';
import { Copy } from './copy.js';
import { stateWords } from './own_state.js';

/** @import {Phone} from '../screens/phone.js' */
/** @import {Own} from './own_things.js' */

/** @param {{phone: Phone, own: Own}} props */
export function OwnThought({ phone, own }) {
  const [isChanging, setChanging] = useState(hasChangeDraft(phone, own.step, own.name));
  const stage = phone.room.view.value?.stage;
  const back = phone.outbox.items.value.find(
    ({ act, with: it }) => act === 'TakeBack' && it.name === own.name,
  );
  const isTakingBack = back && back.state !== 'refused';
  const isSending = own.fate === 'waiting' && phone.room.connection.value === 'online';
  const isSealed = own.fate === 'parked' || (own.fate === 'sealed' && own.step === stage);
  const mayChange = isSealed && own.text && !phone.room.view.value?.is_paused;
  if (isChanging && mayChange) {
    const { step, name, salt, text = '' } = own;
    return html`<${Changing} phone=${phone} step=${step} thing=${{ name, salt, text }} onDone=${() => setChanging(false)} />`;
  }
  return html`
    <article class="own ${own.fate === 'waiting' ? 'is-waiting' : ''}">
      ${own.text && html`<p class="own-words" dir="auto">${own.text}</p>`}
      ${back?.state === 'refused' && html`<p class="own-state" role="status">${back.say}</p>`}
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

/** @param {import('../room/words.js').View | null} view @param {import('../room/words.js').Step} step */
function takesNow(view, step) {
  if (!view || view.is_paused) return false;
  return view.stage === step.step ? step.state !== 'closed' : step.kind === 'board' && step.is_ajar;
}

/** @param {{phone: Phone, own: Own}} props */
function Acts({ phone, own }) {
  const { act, fate, name, item, step, text } = own;
  const { given, outbox, drafts, room } = phone;
  if (item) {
    const there = room.view.value?.steps.find((one) => one.step === step);
    const isTaken = Boolean(there && takesNow(room.view.value, there));
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
