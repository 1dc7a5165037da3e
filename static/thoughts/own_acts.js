/** What one may do to an own thought that everyone sees already: change it, or take it back. */

import { t } from '../lib/i18n.js';
import { takeBack } from '../room/given.js';
import { html, useState } from '../vendor/ui.js';
import { Changing, hasChangeDraft } from './own_thought.js';

/** @import {Phone} from '../phone/phone.js' */
/** @import {Thing} from '../room/words.js' */

/** @param {{phone: Phone, step: string, thing: Thing, isIdea: boolean, isOpen: boolean}} props */
export function OwnActs({ phone, step, thing, isIdea, isOpen }) {
  const [does, setDoes] = useState(
    /** @type {'' | 'change' | 'take'} */ (hasChangeDraft(phone, step, thing.name) ? 'change' : ''),
  );
  const { name, salt, text } = thing;
  const stop = () => setDoes('');
  if (does === 'change')
    return html`<${Changing} phone=${phone} step=${step} thing=${thing} onDone=${stop} />`;
  if (does === 'take') {
    const later = () => {
      const { newName, secretOf } = phone.secrets;
      phone.outbox.put('TakeBackLater', { step, ...newName(), idea: name, secret: secretOf(salt ?? '') });
      stop();
    };
    return html`
      <div class="own-asks" role="group">
        <p>${t('Others will see it disappear now.')}</p>
        <div class="row">
          <button type="button" onClick=${() => takeBack(phone, step, name)}>${t('Take it back now')}</button>
          ${isOpen && html`<button type="button" onClick=${later}>${t('With the next round')}</button>`}
          <button type="button" class="quiet-act" onClick=${stop}>${t('Not now')}</button>
        </div>
      </div>
    `;
  }
  return html`
    <div class="own-acts">
      ${isIdea ? isOpen && html`<p class="quiet">${t('This is yours: change it, or wait for others.')}</p>` : html`<p class="quiet" dir="auto">${text}</p>`}
      <div class="row">
        ${isOpen && html`<button type="button" class="quiet-act" onClick=${() => setDoes('change')}>${t('Change')}</button>`}
        <button type="button" class="quiet-act" onClick=${() => setDoes('take')}>${t('Take back')}</button>
      </div>
    </div>
  `;
}
