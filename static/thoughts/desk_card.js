/** A thought at the desk, with its acts. */

import { t } from '../lib/i18n.js';
import { html, useComputed } from '../vendor/ui.js';
import { FlagLine } from './flags.js';
import { IdeaCard } from './idea.js';
import { ThingActs } from './idea_menu.js';

/** @import {Continuation, Idea} from '../room/words.js' */
/** @import {Desk} from './desk_acts.js' */

/** @param {{desk: Desk, idea: Idea}} props */
export function DeskCard({ desk, idea }) {
  const isLit = useComputed(() => desk.now.value.view.spotlight === idea.name).value;
  const isLive = useComputed(() => desk.now.value.isLive).value;
  const choice = useComputed(
    () => desk.chosen.value && (desk.chosen.value.has(idea.name) ? 'in' : 'out'),
  ).value;
  const flagged = desk.flags.value;
  /** @param {Continuation} thing */
  const actsOf = (thing) => html`
    <${FlagLine} desk=${desk} thing=${thing} flagged=${flagged} />
    ${!choice && html`<${ThingActs} desk=${desk} idea=${idea} thing=${thing} />`}
  `;
  const look = ['desk-thought', isLit && 'is-lit', choice === 'in' && 'is-chosen'].filter(Boolean).join(' ');
  return html`
    <div class=${look} data-idea=${idea.name}>
      <${IdeaCard} idea=${idea} actsOf=${actsOf}>
        ${isLit && html`<p class="lit-line">${t('The room looks at this.')}</p>`}
        <${FlagLine} desk=${desk} thing=${idea} flagged=${flagged} />
        ${
          choice
            ? html`<${Choice} desk=${desk} idea=${idea} isIn=${choice === 'in'} />`
            : html`
                <${ThingActs} desk=${desk} idea=${idea} thing=${idea}>
                  ${isLive && !idea.is_taken_back && html`<span class="grip" aria-hidden="true" title=${t('Drag onto another thought, a group or a column')}></span>`}
                </${ThingActs}>
              `
        }
      <//>
    </div>
  `;
}

/** @param {{desk: Desk, idea: Idea, isIn: boolean}} props */
function Choice({ desk, idea, isIn }) {
  if (idea.is_taken_back) return null;
  /** @param {Event} event */
  const choose = (event) =>
    desk.choose(idea.name, /** @type {HTMLInputElement} */ (event.currentTarget).checked);
  return html`
    <label class="check choice">
      <input type="checkbox" checked=${isIn} onChange=${choose} />
      <span>${t('Choose')}<span class="unseen">: ${idea.text ?? t('Hidden')}</span></span>
    </label>
  `;
}
