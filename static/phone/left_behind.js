/** What this phone gave to steps that are not on the stage, and what became of it. */

import { t, tn } from '../lib/i18n.js';
import { worn } from '../lib/wear.js';
import { HiddenOwn, hiddenOwn } from '../thoughts/hidden_own.js';
import { ownThings } from '../thoughts/own_things.js';
import { OwnThought } from '../thoughts/own_thought.js';
import { html } from '../vendor/ui.js';

/** @import {Phone} from './phone.js' */
/** @import {Own} from '../thoughts/own_things.js' */

export async function dressed() {
  await worn('styles/phone_later');
  return LeftBehind;
}

/** @param {{phone: Phone}} props */
function LeftBehind({ phone }) {
  const view = phone.room.view.value;
  const others = view?.steps.filter((one) => one.step !== view.stage) ?? [];
  const hidden = others.flatMap((step) => hiddenOwn(phone, [step]).map((own) => ({ step, own })));
  const things = ownThings(phone).filter((own) => own.step !== view?.stage && !isQuiet(own));
  const burnt = phone.given.entries.value.filter((entry) => phone.given.fateOf(entry) === 'burnt');
  if (!things.length && !burnt.length && !hidden.length) return null;
  const cards = things.map((own) => html`<${OwnThought} key=${own.name} phone=${phone} own=${own} />`);
  return html`
    <section class="left-behind while-not-writing">
      ${hidden.map(({ step, own }) => html`<${HiddenOwn} key=${own.name} phone=${phone} step=${step} own=${own} />`)}
      ${burnt.map(
        (mark) => html`
          <div class="own" key=${mark.name}>
            <p class="own-state">${t('This was not revealed. What you answered is gone.')}</p>
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

/** What its person knows already: kept for the next round, or parked for a board to come. @param {Own} own */
function isQuiet({ fate, is_kept }) {
  return fate === 'parked' || fate === 'withheld' || (fate === 'unshown' && Boolean(is_kept));
}
