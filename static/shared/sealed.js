/** What one phone answered to a round that is counted: on its way, and in its envelope. */

import { t, tn } from '../lib/i18n.js';
import { takeBack } from '../room/given.js';
import { html, useState } from '../vendor/ui.js';

/** @import {Phone} from '../phone/phone.js' */
/** @import {Entry} from '../room/given.js' */
/** @import {Item} from '../room/outbox.js' */
/** @import {Step} from '../room/words.js' */

/**
 * `mark`: what this phone gave; `item`: what waits to be sent; `needs`: said of those who answered while they are too few,
 * where the round is not over. `children` are what is in the envelope.
 * @param {{
 *   phone: Phone, step: Step, item?: Item, mark?: Entry | false, needs: string | false, onChange: false | (() => void),
 *   show: string, hide: string, children: unknown,
 * }} props
 */
export function Sealed({ phone, step, item, mark, needs, children, ...words }) {
  return html`
    ${item && html`<${OnItsWay} phone=${phone} step=${step} item=${item} />`}
    ${mark && !item && html`<${Envelope} key=${mark.name} phone=${phone} step=${step} mark=${mark} ...${words}>${children}<//>`}
    ${needs && html`<${Answers} phone=${phone} needs=${needs} />`}
  `;
}

/** @param {{phone: Phone, step: Step, item: Item}} props */
function OnItsWay({ phone, step, item }) {
  const isPaused = phone.room.view.value?.is_paused;
  return html`
    <div class="own is-waiting" role="status">
      <p class="own-state">${item.say ?? waitingWords(phone, item)}</p>
      ${item.state === 'held' && step.state !== 'closed' && !isPaused && html`<button type="button" onClick=${() => phone.outbox.send(item.id)}>${t('Send it all the same?')}</button>`}
      ${item.state !== 'waiting' && html`<button type="button" class="quiet-act" onClick=${() => phone.outbox.remove(item.id)}>${t('Choose again')}</button>`}
    </div>
  `;
}

/** @param {Phone} phone @param {Item} item */
function waitingWords({ room, isLasting }, { state }) {
  if (state === 'held') return t('Paused meanwhile, so it was not sent.');
  if (room.connection.value === 'online') return t('Sending…');
  return isLasting.value
    ? t('Waiting for the network. Your answer is kept on this phone.')
    : t('Waiting for the network. Leave this page open: this browser keeps nothing.');
}

/**
 * Hidden from eyes beside; `children` are what is in it. `show` and `hide` say what.
 * @param {{
 *   phone: Phone, step: Step, mark: Entry, onChange: false | (() => void), show: string, hide: string, children: unknown,
 * }} props
 */
function Envelope({ phone, step, mark, onChange, show, hide, children }) {
  const [isSeen, setSeen] = useState(false);
  const isSealed = phone.given.fateOf(mark) === 'sealed';
  return html`
    <div class="envelope">
      ${isSealed && html`<p class="envelope-words" role="status">${t('Sent. Nobody sees it before the reveal.')}</p>`}
      ${isSeen && children}
      <div class="row">
        <button type="button" aria-expanded=${isSeen ? 'true' : 'false'} onClick=${() => setSeen(!isSeen)}>${isSeen ? hide : show}</button>
        ${isSealed && onChange && html`<button type="button" class="quiet-act" onClick=${onChange}>${t('Change')}</button>`}
        ${isSealed && html`<button type="button" class="quiet-act" onClick=${() => takeBack(phone, step.step, mark.name)}>${t('Take back')}</button>`}
      </div>
    </div>
  `;
}

/** The number is exact: it tells who answered, not what. `needs`: said under the quorum. @param {{phone: Phone, needs: string}} props */
function Answers({ phone, needs }) {
  const gave = phone.room.presence.value?.gave;
  if (!gave || !('exact' in gave)) return null;
  return html`
    <p class="quiet">
      ${tn(gave.exact, '1 has answered.', '{count} have answered.')} ${gave.exact < 5 ? needs : ''}
    </p>
  `;
}
