/** A vote on the phone: dealing dots, the ballot in its envelope, and the totals afterwards. */

import { t, tn } from '../../lib/i18n.js';
import { worn } from '../../lib/wear.js';
import { isKept } from '../../room/tally.js';
import { answerOf, sealed } from '../../shared/answers.js';
import { fetchPart, Later } from '../../shared/later.js';
import { html, useEffect, useMemo, useState } from '../../vendor/ui.js';
import { dealt, dotsOf, eachHas, signed, totalsOf, whatCounts } from './dots.js';

/** @import {Phone} from '../../phone/phone.js' */
/** @import {VoteStep} from '../../events.js' */

const SOON = 3000;
const bars = () => import('./bars.js').then((part) => part.Bars);

export async function dressed() {
  await worn('steps/vote/vote');
  return Step;
}

/**
 * `children` stand under the items.
 * @param {{phone: Phone, step: VoteStep, above: unknown, below: unknown, children: unknown}} props
 */
function Step({ phone, step, above, below, children }) {
  const [isChanging, setChanging] = useState(false);
  useEffect(fetchNext, []);
  const isOpen = step.state !== 'closed';
  const picture = totalsOf(step);
  const { mine, item } = answerOf(phone, step, 'CastBallot');
  const isAsked = isOpen && !picture && !item && (!mine || isChanging);

  /** @param {number[]} dots */
  function cast(dots) {
    const { step: id, round } = step;
    phone.outbox.put('CastBallot', { step: id, round, ...phone.secrets.newName(), dots: signed(dots) });
    setChanging(false);
  }

  return html`
    ${above}
    <p class="vote-criterion" dir="auto">${whatCounts(step)}</p>
    ${!isOpen && !picture && html`<h1 class="look-up">${t('Look up.')}</h1>`}
    ${isKept(step) && html`<p role="status">${t('This round is counted and kept. It is shown together with the next one.')}</p>`}
    ${picture && html`<${Later} key="bars" load=${bars} step=${step} picture=${picture} />`}
    ${isAsked && html`<${Dealing} key=${`dealing-${step.round}`} phone=${phone} step=${step} begin=${mine?.dots} onCast=${cast} onStop=${mine && (() => setChanging(false))} />`}
    <${Later} key="sealed" load=${sealed} phone=${phone} step=${step} item=${item} mark=${!isChanging && mine} onChange=${isOpen && (() => setChanging(true))} show=${t('Show my ballot')} hide=${t('Hide my ballot')} needs=${!picture && !isKept(step) && t('Needs 5 ballots')}>
      ${mine && html`<${Dealt} step=${step} dots=${dealt(mine.dots)} />`}
    <//>
    ${children}
    ${below}
  `;
}

/** The line may be gone when it is sent: what tells of it is here before that. */
function fetchNext() {
  fetchPart(sealed);
  setTimeout(() => fetchPart(bars), SOON);
}

/**
 * Nothing is given beforehand. Each phone has an order of its own, so that no item is first for all.
 * @param {{phone: Phone, step: VoteStep, begin?: string, onCast: (dots: number[]) => void, onStop?: () => void}} props
 */
function Dealing({ phone, step, begin, onCast, onStop }) {
  const [dots, setDots] = useState(() => (begin ? dealt(begin) : step.items.map(() => 0)));
  const order = useMemo(() => shuffled(step.items.length), [step.items.length]);
  const { is_paused = false } = phone.room.view.value ?? {};
  const given = dots.reduce((sum, count) => sum + count, 0);
  const left = step.dots - given;

  /** @param {number} item @param {number} by */
  function give(item, by) {
    setDots(dots.map((count, place) => (place === item ? count + by : count)));
  }

  return html`
    <form class="dealing" onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <p class="quiet">${eachHas(step)}</p>
      <ul class="dealing-items" role="list">
        ${order.map((item) => {
          const count = dots[item];
          const name = step.items[item];
          const canTake = count > 0;
          const canGive = left > 0 && count < step.most;
          return html`
            <li class=${count ? 'dealing-item has-dots' : 'dealing-item'} key=${item}>
              <span class="dealing-name" dir="auto">${name}</span>
              <span class="dealing-acts">
                <button type="button" aria-label=${`${t('One less')}: ${name}`} aria-disabled=${canTake ? undefined : 'true'} onClick=${() => canTake && give(item, -1)}>−</button>
                <output class="dealing-count" aria-label=${`${name}: ${dotsOf(count)}`}>${count}</output>
                <button type="button" aria-label=${`${t('One more')}: ${name}`} aria-disabled=${canGive ? undefined : 'true'} onClick=${() => canGive && give(item, 1)}>+</button>
              </span>
            </li>
          `;
        })}
      </ul>
      <div class="confirm">
        <p class="confirm-sentence" role="status">${leftWords(left)}</p>
        <button type="button" class="act" aria-disabled=${given && !is_paused ? undefined : 'true'} onClick=${() => given > 0 && !is_paused && onCast(dots)}>${is_paused ? t('Confirm waits') : t('Confirm')}</button>
      </div>
      ${onStop && html`<button type="button" class="quiet-act" onClick=${onStop}>${t('Not now')}</button>`}
    </form>
  `;
}

/** @param {number} left */
function leftWords(left) {
  return left ? tn(left, '1 dot left', '{count} dots left') : t('All dots are given.');
}

/** What lies in the envelope. @param {{step: VoteStep, dots: number[]}} props */
function Dealt({ step, dots }) {
  const given = step.items.map((item, place) => ({ item, count: dots[place] })).filter(({ count }) => count);
  return html`
    <ul class="own-words" role="list">
      ${given.map(({ item, count }) => html`<li key=${item}><span dir="auto">${item}</span>: ${dotsOf(count)}</li>`)}
    </ul>
  `;
}

/** @param {number} length */
function shuffled(length) {
  const places = Array.from({ length }, (_, place) => place);
  const chances = places.map(() => Math.random());
  return places.sort((one, other) => chances[one] - chances[other]);
}
