/** A curve on the phone: choosing the sentence that is closest, the mark in its envelope, and the picture afterwards. */

import { t, tn } from '../../lib/i18n.js';
import { worn } from '../../lib/wear.js';
import { takeBack } from '../../room/given.js';
import { fetchPart, Later } from '../../shared/later.js';
import { html, useState } from '../../vendor/ui.js';
import { picture } from './beside.js';
import { plainQuestion } from './plain_question.js';
import { Wave } from './wave.js';

/** @import {Phone} from '../../phone/phone.js' */
/** @import {Entry} from '../../room/given.js' */
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
  const { given, outbox, room } = phone;
  const view = room.view.value;
  const isOpen = step.state !== 'closed';
  const mine = given.entries.value.find((one) => one.step === step.step && one.round === step.round);
  const item = outbox.items.value.find(
    ({ act, with: mark }) => act === 'PlaceMark' && mark.step === step.step && mark.round === step.round,
  );
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
    ${item && html`<${Waiting} phone=${phone} step=${step} item=${item} />`}
    ${mine && !item && !isChanging && view && html`<${Envelope} key=${mine.name} phone=${phone} step=${step} mark=${mine} isSealed=${given.fateOf(mine) === 'sealed'} onChange=${isOpen && (() => setChanging(true))} />`}
    ${!isRevealed && html`<${Answers} phone=${phone} />`}
    <p class="quiet">${t('This curve helps us talk. It does not measure anyone, and nobody has to travel it in order.')}</p>
    ${children}
    ${below}
  `;
}

setTimeout(() => fetchPart(picture), SOON);

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

/** @param {{phone: Phone, step: CurveStep, item: import('../../room/outbox.js').Item}} props */
function Waiting({ phone, step, item }) {
  const isPaused = phone.room.view.value?.is_paused;
  return html`
    <div class="own is-waiting" role="status">
      <p class="own-state">${item.say ?? waitingWords(phone, item)}</p>
      ${item.state === 'held' && step.state !== 'closed' && !isPaused && html`<button type="button" onClick=${() => phone.outbox.send(item.id)}>${t('Send it all the same?')}</button>`}
      ${item.state !== 'waiting' && html`<button type="button" class="quiet-act" onClick=${() => phone.outbox.remove(item.id)}>${t('Choose again')}</button>`}
    </div>
  `;
}

/** @param {Phone} phone @param {import('../../room/outbox.js').Item} item */
function waitingWords({ room, isLasting }, { state }) {
  if (state === 'held') return t('Paused meanwhile, so it was not sent.');
  if (room.connection.value === 'online') return t('Sending…');
  return isLasting.value
    ? t('Waiting for the network. Your mark is kept on this phone.')
    : t('Waiting for the network. Leave this page open: this browser keeps nothing.');
}

/** One's own mark, hidden from eyes beside. */
/** @param {{phone: Phone, step: CurveStep, mark: Entry, isSealed: boolean, onChange: false | (() => void)}} props */
function Envelope({ phone, step, mark, isSealed, onChange }) {
  const [isSeen, setSeen] = useState(false);
  return html`
    <div class="envelope">
      ${isSealed && html`<p class="envelope-words" role="status">${t('Sent. Nobody sees it before the reveal.')}</p>`}
      ${isSeen && html`<p class="own-words">${sentence(step, mark.station)}</p>`}
      ${isSeen && mark.is_stuck && html`<p class="quiet">${t('I have been here for a while and do not get further.')}</p>`}
      <div class="row">
        <button type="button" aria-expanded=${isSeen ? 'true' : 'false'} onClick=${() => setSeen(!isSeen)}>${isSeen ? t('Hide my mark') : t('Show my mark')}</button>
        ${isSealed && onChange && html`<button type="button" class="quiet-act" onClick=${onChange}>${t('Change')}</button>`}
        ${isSealed && html`<button type="button" class="quiet-act" onClick=${() => takeBack(phone, step.step, mark.name)}>${t('Take back')}</button>`}
      </div>
    </div>
  `;
}

/** On the curve the number is exact: it tells who answered, not what. @param {{phone: Phone}} props */
function Answers({ phone }) {
  const gave = phone.room.presence.value?.gave;
  if (!gave || !('exact' in gave)) return null;
  return html`
    <p class="quiet">
      ${tn(gave.exact, '1 has answered.', '{count} have answered.')} ${gave.exact < 5 ? t('Needs 5 marks') : ''}
    </p>
  `;
}
