/** What the whole room looks at: the thought in full, and the way to go on from it right there. */

import { t } from '../lib/i18n.js';
import { useSteadyField } from '../shared/steady_field.js';
import { html, useComputed } from '../vendor/ui.js';
import { Continuing, goOn, isGoingOn, stop } from './continuing.js';
import { IdeaCard } from './idea.js';

/** @import {Phone} from '../phone/phone.js' */
/** @import {ThoughtStep, Idea} from '../room/words.js' */

/** @param {{phone: Phone, step: ThoughtStep, idea: Idea}} props */
export function LookedAt({ phone, step, idea }) {
  useSteadyField();
  const isOpen = step.state !== 'closed';
  const isMine = phone.secrets.isMine(idea);
  const isWriting = useComputed(() => isGoingOn(phone, step.step, idea.name, 'light')).value;
  return html`
    <section class="looked-at while-not-writing" aria-label=${t('The room looks at:')}>
      <p class="quiet" aria-hidden="true">${t('The room looks at:')}</p>
      <${IdeaCard} idea=${idea} isMine=${isMine} isMineOf=${phone.secrets.isMine}>
        ${isMine && html`<p class="quiet">${t('This is yours. Wait for others.')}</p>`}
        ${isOpen && !isMine && !isWriting && html`<button type="button" onClick=${() => goOn(idea.name, 'light')}>${t('Continue')}</button>`}
      <//>
      ${isWriting && html`<${Continuing} phone=${phone} step=${step.step} idea=${idea.name} isOpen=${isOpen} onDone=${() => stop(idea.name)} />`}
    </section>
  `;
}
