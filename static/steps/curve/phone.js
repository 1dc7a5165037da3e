/** A curve on the phone: choosing the sentence that is closest, the mark in its envelope, and the picture afterwards. */

import { t } from '../../lib/i18n.js';
import { worn } from '../../lib/wear.js';
import { answerOf, sealed } from '../../shared/answers.js';
import { fetchPart, Later } from '../../shared/later.js';
import { html, useEffect, useState } from '../../vendor/ui.js';
import { picture } from './beside.js';
import { plainQuestion } from './plain_question.js';
import { Wave } from './wave.js';

/** @import {Phone} from '../../phone/phone.js' */
/** @import {CurveStep} from '../../events.js' */

const SOON = 3000;

export async function dressed() {
  await worn('steps/curve/phone');
  return Step;
}

/**
 * `children` stand under the sentences.
 * @param {{phone: Phone, step: CurveStep, above: unknown, below: unknown, children: unknown}} props
 */
function Step({ phone, step, above, below, children }) {
  const [isChanging, setChanging] = useState(false);
  useEffect(fetchNext, []);
  const { outbox, room } = phone;
  const view = room.view.value;
  const isOpen = step.state !== 'closed';
  const { mine, item } = answerOf(phone, step, 'PlaceMark');
  const isRevealed = step.pictures.some((picture) => picture.round === step.round);
  const isAsked = isOpen && !isRevealed && !item && (!mine || isChanging);

  /** @param {number} station @param {boolean} is_stuck */
  function place(station, is_stuck) {
    const { step: id, round } = step;
    outbox.put('PlaceMark', { step: id, round, ...phone.secrets.newName(), station, is_stuck });
    setChanging(false);
  }

  return html`
    ${above}
    ${!isOpen && !isRevealed && html`<h1 class="look-up">${t('Look up.')}</h1>`}
    ${isRevealed && view && html`<${Later} key="picture" load=${picture} view=${view} step=${step} />`}
    ${isAsked && html`<${Choosing} key=${`choosing-${step.round}`} phone=${phone} step=${step} onPlace=${place} onStop=${mine && (() => setChanging(false))} />`}
    <${Later} key="sealed" load=${sealed} phone=${phone} step=${step} item=${item} mark=${!isChanging && mine} onChange=${isOpen && (() => setChanging(true))} show=${t('Show my mark')} hide=${t('Hide my mark')} needs=${!isRevealed && t('Needs 5 marks')}>
      <p class="own-words">${mine && sentence(step, mine.station)}</p>
      ${mine?.is_stuck && html`<p class="quiet">${t('I have been here for a while and do not get further.')}</p>`}
    <//>
    <p class="quiet">${t('This curve helps us talk. It does not measure anyone, and nobody has to travel it in order.')}</p>
    ${children}
    ${below}
  `;
}

/** The line may be gone when it is sent: what tells of it is here before that. */
function fetchNext() {
  fetchPart(sealed);
  setTimeout(() => fetchPart(picture), SOON);
}

/** @param {CurveStep} step @param {number} [station] */
function sentence(step, station = 0) {
  return t([...step.stations.map((one) => one.says), ...step.exits][station]);
}

/**
 * One question, nothing chosen beforehand, and a separate button, so that no mark is made by accident.
 * @param {{phone: Phone, step: CurveStep, onPlace: (station: number, isStuck: boolean) => void, onStop?: () => void}} props
 */
function Choosing({ phone, step, onPlace, onStop }) {
  const [chosen, choose] = useState(/** @type {number | null} */ (null));
  const [isStuck, setStuck] = useState(false);
  const { is_paused = false } = phone.room.view.value ?? {};
  const asksStuck = step.asks_stuck && chosen !== null && chosen < step.stations.length;
  const exits = step.exits.map((_, i) => step.stations.length + i);

  /** @param {number} station */
  const row = (station) => html`
    <label class="station-row" key=${station}>
      <input type="radio" name="station" checked=${station === chosen} onChange=${() => choose(station)} />
      <span>${sentence(step, station)}</span>
    </label>
  `;
  return html`
    <form class="choosing" onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <fieldset>
        <legend>${plainQuestion(phone.room.view.value)}</legend>
        <${Wave} step=${step} chosen=${chosen} onChoose=${choose} />
        ${step.stations.map((_, station) => row(station))}
        <p class="quiet">${t('Not on the curve')}</p>
        ${exits.map(row)}
      </fieldset>
      ${
        chosen !== null &&
        html`
          <div class="confirm">
            <p class="confirm-sentence">${sentence(step, chosen)}</p>
            ${
              asksStuck &&
              html`
                <label class="confirm-stuck">
                  <input type="checkbox" checked=${isStuck} onChange=${() => setStuck(!isStuck)} />
                  <span>${t('I have been here for a while and do not get further.')}</span>
                </label>
              `
            }
            <button type="button" class="act" aria-disabled=${is_paused ? 'true' : undefined} onClick=${() => !is_paused && onPlace(chosen, asksStuck && isStuck)}>${is_paused ? t('Confirm waits') : t('Confirm')}</button>
          </div>
        `
      }
      ${onStop && html`<button type="button" class="quiet-act" onClick=${onStop}>${t('Not now')}</button>`}
    </form>
  `;
}
