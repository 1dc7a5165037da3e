/** A board on the phone: the composer, what this phone gave, and the way to the thoughts everyone sees. */

import { t, tn } from '../lib/i18n.js';
import { html, useComputed, useMemo, useRef } from '../vendor/ui.js';
import { Composer } from './composer.js';
import { fetchPart, Later } from './later.js';
import { newestOf } from './newest.js';
import { ownThings, stateWords } from './own_things.js';

/** @import {Phone} from '../screens/phone.js' */
/** @import {BoardStep, Idea} from '../room/words.js' */
/** @import {Own} from './own_things.js' */

const SOON = 1500;

/** `children` stand under the composer. @param {{phone: Phone, step: BoardStep, children: unknown}} props */
export function Step({ phone, step, children }) {
  const isOpen = step.state !== 'closed';
  const isAbout = (/** @type {Own} */ own) => step.ideas.some((idea) => holds(idea, own.idea));
  const own = ownThings(phone).filter((one) => one.step === step.step && !(one.idea && isAbout(one)));
  // A composer that was begun stays to the end, closed or not: nothing takes away what somebody has typed.
  const hasDraft = useRef(false);
  const isBegun = useComputed(() => Boolean(phone.drafts.texts.value[step.step])).value;
  hasDraft.current = isBegun || (!isOpen && (hasDraft.current || isWriting()));

  // No thought that comes in is a reason to draw it again.
  const writing = useMemo(
    () => html`<${Writing} key="writing" phone=${phone} step=${step} isOpen=${isOpen} />`,
    [phone, step.step, step.round, isOpen],
  );

  return html`
    ${!isOpen && html`<p class="look-up">${t('Look up.')}</p>`}
    ${(isOpen || hasDraft.current) && writing}
    <p key="state" class="state-line" role="status">${own.length > 0 && stateWords(phone, own[own.length - 1])}</p>
    ${own.map((one) => html`<${Later} key=${one.name} load=${ownThought} phone=${phone} own=${one} />`)}
    ${isOpen && html`<div key="under">${children}</div>`}
    <${Signs} key="signs" phone=${phone} step=${step} />
    ${step.ideas.length > 0 && html`<${Later} key="thoughts" load=${thoughts} phone=${phone} step=${step} isOpen=${isOpen} />`}
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
        onSend=${(/** @type {string} */ text) => post(phone, step.step, text)}>
        ${isOpen && html`<${Nothing} phone=${phone} step=${step} />`}
      <//>
    </div>
  `;
}

function isWriting() {
  return Boolean(document.activeElement?.closest('.board-writing'));
}

const ownThought = () => import('./own_thought.js').then((module) => module.OwnThought);
const thoughts = () => import('./thoughts.js').then((module) => module.Thoughts);
setTimeout(() => [ownThought, thoughts].forEach(fetchPart), SOON);

/** @param {Phone} phone @param {string} step @param {string} text */
function post({ outbox, secrets }, step, text) {
  outbox.put('PostIdea', { step, ...secrets.newName(), text });
}

/** "Nothing to add" counts as another phone, so that a round can be shown. @param {{phone: Phone, step: BoardStep}} props */
function Nothing({ phone, step }) {
  const { given, outbox, secrets } = phone;
  const isThis = (/** @type {any} */ one) => one.step === step.step && one.round === step.round;
  const isStored = given.entries.value.some((entry) => entry.act === 'AddNothing' && isThis(entry));
  const waiting = outbox.items.value.find((item) => item.act === 'AddNothing' && isThis(item.with));
  if (isStored) return html`<span class="quiet" role="status">${t('“Nothing to add” is stored.')}</span>`;
  if (waiting) return html`<span class="quiet" role="status">${waiting.say ?? t('Sending…')}</span>`;
  const add = () => outbox.put('AddNothing', { step: step.step, round: step.round, ...secrets.newName() });
  return html`<button type="button" class="quiet-act" onClick=${add}>${t('Nothing to add')}</button>`;
}

/** How far the round is, in coarse words, and what is new. @param {{phone: Phone, step: BoardStep}} props */
function Signs({ phone, step }) {
  const { given, room } = phone;
  const newest = newestOf(step);
  const { gave = null } = room.presence.value ?? {};
  const least = gave && 'at_least' in gave ? gave.at_least : 0;
  const hasGiven = given.entries.value.some((entry) => entry.step === step.step && entry.text);
  const [mine] = given.wentOn.value;
  const look = () => {
    given.look(mine);
    visit(`thought-${mine.name}`);
  };
  return html`
    <div class="signs while-not-writing">
      ${step.state !== 'closed' && (least > 0 || hasGiven) && html`<p class="quiet">${counterWords(least)}</p>`}
      ${newest > 0 && step.state !== 'closed' && html`<button type="button" class="quiet-act" onClick=${() => visit('thoughts')}>${newWords(newest)}</button>`}
      ${mine && html`<button type="button" onClick=${look}>${t('Someone went on from your thought.')}</button>`}
    </div>
  `;
}

/** @param {number} least */
function counterWords(least) {
  if (least >= 10) return t('Thoughts are waiting, from at least {count} phones.', { count: least });
  return least >= 5 ? t('Thoughts are waiting. Enough phones have sent.') : t('Some thoughts are waiting.');
}

/** @param {Idea} idea @param {string} [name] */
function holds(idea, name) {
  return idea.name === name || idea.continuations.some((one) => one.name === name);
}

/** @param {number} count */
export function newWords(count) {
  return tn(count, '1 new thought', '{count} new thoughts');
}

/** Goes there because somebody tapped: only then may the focus move. @param {string} id */
function visit(id) {
  const there = document.getElementById(id);
  there?.scrollIntoView({ block: 'start' });
  there?.focus({ preventScroll: true });
}
