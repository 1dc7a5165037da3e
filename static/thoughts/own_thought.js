/** What this phone wrote and nobody has seen yet, and what may be done to it. */

import { t } from '../lib/i18n.js';
import { takeBack } from '../room/given.js';
import { Copy } from '../shared/copy.js';
import { html, useState } from '../vendor/ui.js';
import { Composer } from './composer.js';
import { isOvertaken, stateWords } from './own_state.js';
import { changePlace, giveAgain, takesNow, withdraw } from './taking_back.js';

/** @import {Phone} from '../phone/phone.js' */
/** @import {Own} from './own_things.js' */

/** @param {{phone: Phone, own: Own, onGoOn?: () => void}} props `onGoOn`: opens the field of a continuation */
export function OwnThought({ phone, own, onGoOn }) {
  const [isChanging, setChanging] = useState(hasChangeDraft(phone, own.step, own.name));
  const stage = phone.room.view.value?.stage;
  const back = phone.outbox.items.value.find(
    ({ act, with: it }) => act === 'TakeBack' && it.name === own.name,
  );
  const isTakingBack = back && back.state !== 'refused' && own.fate !== 'taken';
  const isSending = own.fate === 'waiting' && phone.room.connection.value === 'online';
  const isSealed = own.fate === 'parked' || (own.fate === 'sealed' && own.step === stage);
  const isPlain = own.fate === 'sealed' && own.text && !isOvertaken(phone.room.view.value, own.step);
  const mayChange = isSealed && own.text && !phone.room.view.value?.is_paused;
  if (isChanging && mayChange) {
    const { step, name, salt, text = '' } = own;
    return html`<${Changing} phone=${phone} step=${step} thing=${{ name, salt, text }} onDone=${() => setChanging(false)} />`;
  }
  return html`
    <article class="own ${own.fate === 'waiting' ? 'is-waiting' : ''}">
      ${own.text && html`<p class="own-words" dir="auto">${own.text}</p>`}
      ${back?.state === 'refused' && html`<p class="own-state" role="status">${back.say}</p>`}
      <p class="own-state" role=${own.fate === 'taken' ? 'status' : undefined}>${isTakingBack ? t('Taking back…') : isPlain ? t('Sent.') : stateWords(phone, own)}</p>
      ${
        !isTakingBack &&
        !isSending &&
        html`
          <div class="row">
            ${mayChange && html`<button type="button" class="quiet-act" onClick=${() => setChanging(true)}>${t('Change')}</button>`}
            <${Acts} phone=${phone} own=${own} onGoOn=${onGoOn} />
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

/** @param {{phone: Phone, own: Own, onGoOn?: () => void}} props */
function Acts({ phone, own, onGoOn }) {
  const { act, fate, name, item, step, text } = own;
  const { given, outbox, drafts, room } = phone;
  const isTaken = takesNow(room.view.value, step);
  if (fate === 'taken') {
    return (
      isTaken && html`<button type="button" onClick=${() => giveAgain(phone, own)}>${t('Undo')}</button>`
    );
  }
  if (item) {
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
    <button type="button" class="quiet-act" onClick=${() => withdraw(phone, own, act === 'ContinueIdea' ? onGoOn : undefined)}>${t('Take back')}</button>
  `;
}
