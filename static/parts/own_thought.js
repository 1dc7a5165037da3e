/** What this phone wrote and nobody has seen yet, with words for what became of it. */

import { t, tn } from '../lib/i18n.js';
import { fateOf } from '../room/given.js';
import { html, useState } from '../vendor/ui.js';
import { Composer } from './composer.js';

/** @import {Phone} from '../screens/phone.js' */
/** @import {Entry, Fate} from '../room/given.js' */
/** @import {Item} from '../room/outbox.js' */
/** @typedef {Entry & {fate: Fate | Item['state'], item?: Item}} Own */

const WRITTEN = ['PostIdea', 'ContinueIdea', 'ChangeIdea', 'TakeBackLater'];

/** Own things, the sealed ones first, then what waits to be sent. @param {Phone} phone @returns {Own[]} */
export function ownThings({ given, outbox, room }) {
  const view = room.view.value;
  if (!view) return [];
  const sealed = given.entries.value.map((entry) => ({ ...entry, fate: fateOf(entry, view) }));
  const waiting = outbox.items.value.map((item) => ({ ...item.with, act: item.act, fate: item.state, item }));
  return [...sealed, ...waiting].filter(({ act }) => WRITTEN.includes(act));
}

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

/** @param {Phone} phone @param {Own} own */
export function stateWords({ room }, { act, fate, item }) {
  if (fate === 'waiting') {
    if (room.connection.value === 'online') return t('Sending…');
    return t('Waiting for the network. Your thought is kept on this phone.');
  }
  if (fate === 'refused') return item?.say;
  if (fate === 'held') return t('The room is at another step now. Your text is still here.');
  if (act === 'TakeBackLater') {
    if (fate === 'sealed') return t('Your thought will be taken back when the next thoughts are shown.');
    return t('Too few phones sent, so your thought was not taken back.');
  }
  if (fate === 'lost') return t('Your thought was not shown.');
  if (fate === 'unshown') return t('Too few phones sent, so your thought was not shown.');
  if (act === 'ChangeIdea')
    return t('Your change is stored. It will be shown together with others’ thoughts.');
  return t("Stored. It will be shown together with others'.");
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

/** Takes back at once what this phone gave. @param {Phone} phone @param {string} step @param {string} name @param {string} [salt] */
export function takeBack(phone, step, name, salt = saltOf(phone, step, name)) {
  if (salt) phone.outbox.put('TakeBack', { step, name, secret: phone.secrets.secretOf(salt) });
}

/** @param {Phone} phone @param {string} id @param {string} name */
function saltOf({ given, room }, id, name) {
  const step = room.view.peek()?.steps.find((one) => one.step === id);
  const shown = step?.kind === 'board' ? step.ideas.flatMap((idea) => [idea, ...idea.continuations]) : [];
  return [...given.entries.peek(), ...shown].find((one) => one.name === name)?.salt ?? undefined;
}

/** @param {{text: string, label?: string}} props */
export function Copy({ text, label = t('Copy') }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(text));
  return html`<button type="button" class="quiet-act" onClick=${copy}>${isCopied ? t('Copied') : label}</button>`;
}

/** On plain http there is no clipboard but the old one. @param {string} text */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    const isDone = document.execCommand('copy');
    field.remove();
    return isDone;
  }
}
