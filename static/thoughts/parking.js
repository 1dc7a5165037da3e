/** A small sheet over the step: a thought for a board that is not on the stage. The step and its draft stay as they are. */

import { t } from '../lib/i18n.js';
import { html, useLayoutEffect, useRef, useState } from '../vendor/ui.js';
import { Composer } from './composer.js';
import { ownThings } from './own_things.js';
import { OwnThought } from './own_thought.js';

/** @import {Phone} from '../phone/phone.js' */
/** @import {ThoughtStep} from '../room/words.js' */

/** @param {{phone: Phone, boards: ThoughtStep[], onDone: () => void}} props */
export function Parking({ phone, boards, onDone }) {
  const sheet = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const [chosen, choose] = useState('');
  const [column, setColumn] = useState(0);
  const board = boards.find(({ step }) => step === chosen) ?? boards[0];
  useLayoutEffect(() => {
    const opener = /** @type {HTMLElement | null} */ (document.activeElement);
    sheet.current?.showModal();
    return () => opener?.focus();
  }, []);

  /** @param {string} text */
  function send(text) {
    const { step, columns } = board;
    const place = columns.length ? { column: Math.min(column, columns.length - 1) } : {};
    phone.outbox.put('PostIdea', { step, ...phone.secrets.newName(), text, ...place });
  }

  const own = board ? ownThings(phone).filter((one) => one.step === board.step) : [];
  return html`
    <dialog class="sheet" ref=${sheet} aria-labelledby="parking" onClose=${onDone}>
      <div class="row sheet-head">
        <h2 id="parking">${t('Park a thought')}</h2>
        <button type="button" class="quiet-act" onClick=${() => sheet.current?.close()}>${t('Close')}</button>
      </div>
      ${boards.length > 1 && html`<${Choice} name="board" label=${t('For which board?')} all=${boards.map(({ step, title }) => ({ value: step, title }))} chosen=${board.step} onChoose=${choose} />`}
      ${board && board.columns.length > 0 && html`<${Choice} name="column" label=${t('Columns')} all=${board.columns.map((title, value) => ({ value, title }))} chosen=${Math.min(column, board.columns.length - 1)} onChoose=${setColumn} />`}
      ${
        board
          ? html`
              <p>${t('It waits until the room comes to “{title}”.', { title: board.title })}</p>
              <${Composer} key=${board.step} phone=${phone} place=${board.step} label=${t('Your thought')} isAlone hasFocus
                starters=${[t('I wonder …'), t('Something about …'), t('What if …')]} onSend=${send} />
            `
          : html`<p>${t('This board takes no thoughts just now.')} ${phone.isLasting.value && t('What you have written is kept.')}</p>`
      }
      ${own.map((one) => html`<${OwnThought} key=${one.name} phone=${phone} own=${one} />`)}
    </dialog>
  `;
}

/** @param {{name: string, label: string, all: {value: any, title: string}[], chosen: unknown, onChoose: (value: any) => void}} props */
function Choice({ name, label, all, chosen, onChoose }) {
  return html`
    <fieldset class="chips">
      <legend class="unseen">${label}</legend>
      ${all.map(
        ({ value, title }) => html`
          <label class="chip" key=${value}>
            <input type="radio" name="parking-${name}" checked=${value === chosen} onChange=${() => onChoose(value)} />
            <span dir="auto">${title}</span>
          </label>
        `,
      )}
    </fieldset>
  `;
}
