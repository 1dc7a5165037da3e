/** A board on the phone: the composer, what this phone gave, and the way to the thoughts everyone sees. */

import { t } from '../../lib/i18n.js';
import { hasThoughts } from '../../room/things.js';
import { fetchPart, Later } from '../../shared/later.js';
import { Composer } from '../../thoughts/composer.js';
import { ownState, ownThought, signs, thoughts } from '../../thoughts/later_parts.js';
import { ownThings } from '../../thoughts/own_things.js';
import { html, useComputed, useEffect, useMemo, useRef } from '../../vendor/ui.js';
import { columns, goesTo, shownHow } from './beside.js';

/** @import {Phone} from '../../phone/phone.js' */
/** @import {BoardStep} from '../../events.js' */
/** @import {Idea} from '../../room/words.js' */
/** @import {Own} from '../../thoughts/own_things.js' */

const SOON = 1500;

export const dressed = async () => Step;

/**
 * `children` stand under the composer, and say who will know who wrote.
 * @param {{phone: Phone, step: BoardStep, above: unknown, below: unknown, children: unknown}} props
 */
function Step({ phone, step, above, below, children }) {
  const isOpen = step.state !== 'closed';
  useEffect(fetchNext, []);
  // A composer that was begun stays to the end, closed or not: nothing takes away what somebody has typed.
  const hasDraft = useRef(false);
  const isBegun = useComputed(() => Boolean(phone.drafts.texts.value[step.step])).value;
  hasDraft.current = isBegun || (!isOpen && (hasDraft.current || isWriting()));

  // No thought that comes in is a reason to draw it again.
  const writing = useMemo(
    () => html`<${Writing} key="writing" phone=${phone} step=${step} isOpen=${isOpen} />`,
    [phone, step.step, step.round, step.mode, step.columns, isOpen],
  );
  const hasColumns = step.columns?.length > 0 && (isOpen || hasDraft.current);

  return html`
    ${above}
    ${!isOpen && html`<h1 class="look-up">${t('Look up.')}</h1>`}
    ${hasColumns && html`<${Later} key="columns" load=${columns} phone=${phone} step=${step} />`}
    ${isOpen || hasDraft.current ? writing : html`<${Came} key="came" phone=${phone} id=${step.step} />`}
    ${ownOf(phone, step).map((one) => html`<${Later} key=${one.name} load=${ownThought} phone=${phone} own=${one} />`)}
    ${isOpen && step.mode === 'flowing' && html`<${Later} key="how" load=${shownHow} mode="flowing" />`}
    ${isOpen && html`<div key="under">${step.mode === 'open' ? html`<${Later} load=${shownHow} mode="open" />` : children}</div>`}
    ${step.ideas.length > 0 && html`<${Later} key="thoughts" load=${thoughts} phone=${phone} step=${step} isOpen=${isOpen} />`}
    ${below}
  `;
}

/** @param {{phone: Phone, step: BoardStep, isOpen: boolean}} props */
function Writing({ phone, step, isOpen }) {
  return html`
    <div class="board-writing">
      <p class="norm quiet while-not-writing">${t('Write briefly, leave it unfinished, be kind to the thought.')}</p>
      <${Composer} phone=${phone} place=${step.step} label=${t('Your thought')} isOpen=${isOpen}
        starters=${[t('I wonder …'), t('Something about …'), t('What if …')]}
        others=${[t("I don't yet understand …"), t('It bothers me that …'), t('I once saw … work')]}
        under=${html`<${Came} phone=${phone} id=${step.step} />`}
        onSend=${(/** @type {string} */ text) => post(phone, step, text)}>
        ${step.columns?.length > 0 && html`<${Later} load=${goesTo} phone=${phone} step=${step} />`}
        ${isOpen && step.mode !== 'open' && html`<${Nothing} phone=${phone} step=${step} />`}
      <//>
    </div>
  `;
}

/** What came of it, where one looks after Send. It follows the room by itself. @param {{phone: Phone, id: string}} props */
function Came({ phone, id }) {
  const step = phone.room.view.value?.steps.find((one) => one.step === id);
  if (!hasThoughts(step)) return null;
  const own = ownOf(phone, step);
  const last = own[own.length - 1];
  return html`
    <p class="state-line" role="status">${last && html`<${Later} load=${ownState} phone=${phone} own=${last} />`}</p>
    <${Later} load=${signs} phone=${phone} step=${step} />
  `;
}

/** What of this phone's is not among the thoughts below. @param {Phone} phone @param {BoardStep} step */
function ownOf(phone, step) {
  const isAmong = (/** @type {Own} */ { idea }) => idea && step.ideas.some((one) => holds(one, idea));
  return ownThings(phone).filter((own) => own.step === step.step && !isAmong(own));
}

/** The line may be gone when a thought is sent: what tells of it is here before that. */
function fetchNext() {
  [ownState, ownThought].forEach(fetchPart);
  setTimeout(() => fetchPart(thoughts), SOON);
}

function isWriting() {
  return Boolean(document.activeElement?.closest('.board-writing'));
}

/** @param {Phone} phone @param {BoardStep} step @param {string} text */
function post({ drawer, outbox, secrets }, { step, columns }, text) {
  const { [step]: column = 0 } = drawer.read('columns', /** @type {Record<string, number>} */ ({}));
  const place = columns?.length ? { column: Math.min(column, columns.length - 1) } : {};
  outbox.put('PostIdea', { step, ...secrets.newName(), text, ...place });
}

/** "Nothing to add" counts as another phone, so that a round can be shown. @param {{phone: Phone, step: BoardStep}} props */
function Nothing({ phone, step }) {
  const { given, outbox, secrets } = phone;
  const isThis = (/** @type {any} */ one) => one.step === step.step && one.round === step.round;
  const isStored = given.entries.value.some((entry) => entry.act === 'AddNothing' && isThis(entry));
  const waiting = outbox.items.value.find((item) => item.act === 'AddNothing' && isThis(item.with));
  if (isStored) return html`<span class="quiet" role="status">${t('“Nothing to add” is sent.')}</span>`;
  if (waiting && waiting.state !== 'held') {
    return html`<span class="quiet" role="status">${waiting.say ?? t('Sending…')}</span>`;
  }
  if (waiting) {
    return html`<button type="button" class="quiet-act" onClick=${() => outbox.send(waiting.id)}>${t('Nothing to add')}</button>`;
  }
  const add = () => outbox.put('AddNothing', { step: step.step, round: step.round, ...secrets.newName() });
  return html`<button type="button" class="quiet-act" onClick=${add}>${t('Nothing to add')}</button>`;
}

/** @param {Idea} idea @param {string} [name] */
function holds(idea, name) {
  return idea.name === name || idea.continuations.some((one) => one.name === name);
}
