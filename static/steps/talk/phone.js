/** A talk on the phone: saying that one is here, and then the sign of one's group, large enough to be held up. */

import { t, tn } from '../../lib/i18n.js';
import { worn } from '../../lib/wear.js';
import { takeBack } from '../../room/given.js';
import { html } from '../../vendor/ui.js';
import { beenIn, dealOf, placeOf } from './own.js';
import { Sign, signWords } from './sign.js';
import { hereWords, sizeWords } from './words.js';

/** @import {Phone} from '../../phone/phone.js' */
/** @import {Entry} from '../../room/given.js' */
/** @import {TalkStep} from '../../events.js' */
/** @import {Deal} from '../../room/dealt.js' */

export async function dressed() {
  await worn('steps/talk/phone');
  return Step;
}

/** @param {{phone: Phone, step: TalkStep, above: unknown, below: unknown, children: unknown}} props */
function Step({ phone, step, above, below, children }) {
  const deal = dealOf(step);
  const mine = mineOf(phone, step).find(({ round }) => round === step.round);
  const place = deal && mine ? placeOf(deal, mine.name) : -1;
  return html`
    ${above}
    ${
      deal && mine && place >= 0
        ? html`<${OwnGroup} key="group" phone=${phone} step=${step} deal=${deal} place=${place} mine=${mine} />`
        : html`<${Coming} key="coming" phone=${phone} step=${step} mine=${deal ? undefined : mine} isDealt=${Boolean(deal)} />`
    }
    ${children}
    ${below}
  `;
}

/** @param {{phone: Phone, step: TalkStep, mine?: Entry, isDealt: boolean}} props */
function Coming({ phone, step, mine, isDealt }) {
  const { room } = phone;
  const item = itemOf(phone, step);
  if (item?.state === 'waiting') {
    return html`<p class="own-state" role="status">${item.say ?? t('Sending…')}</p>`;
  }
  if (mine) {
    return html`
      <p class="look-up" role="status">${t('You are in. Look up: the groups come in a moment.')}</p>
      <p class="quiet">${hereWords(room.presence.value)}</p>
      <button type="button" class="quiet-act" onClick=${() => takeBack(phone, step.step, mine.name)}>${t('Leave me out')}</button>
    `;
  }
  const isPaused = room.view.value?.is_paused;
  const isOpen = step.state !== 'closed' && !isPaused;
  return html`
    ${item?.say && html`<p class="own-state" role="status">${item.say}</p>`}
    <p>${isDealt ? t('The groups are made. You can still join one.') : sizeWords(step.size)}</p>
    <button type="button" class="act talk-here" aria-disabled=${isOpen ? undefined : 'true'} onClick=${() => isOpen && say(phone, step)}>${t('I am here')}</button>
    ${!isDealt && html`<p class="quiet">${hereWords(room.presence.value)}</p>`}
    <p class="quiet">${t('Whom you meet is stored nowhere but on this phone.')}</p>
  `;
}

/** @param {{phone: Phone, step: TalkStep, deal: Deal, place: number, mine: Entry}} props */
function OwnGroup({ phone, step, deal, place, mine }) {
  const others = deal.groups[place].length - 1;
  const item = itemOf(phone, step);
  const left = { name: mine.name, secret: phone.secrets.secretOf(mine.salt) };
  return html`
    <div class="talk-own">
      <${Sign} place=${place} />
      <div role="status"><h2>${signWords(place)}</h2></div>
      <p>
        ${
          others > 0
            ? tn(
                others,
                'Hold it up, and find the 1 other with this sign.',
                'Hold it up, and find the {count} others with this sign.',
              )
            : t('The others have gone to another group.')
        }
      </p>
      ${item?.say && html`<p class="own-state" role="status">${item.say}</p>`}
      <button type="button" class="quiet-act" onClick=${() => say(phone, step, left)}>${t('I am alone here')}</button>
    </div>
  `;
}

/** @param {Phone} phone @param {TalkStep} step */
function itemOf({ outbox }, { step, round }) {
  const isIt = (/** @type {{step: string, round: number}} */ one) => one.step === step && one.round === round;
  return outbox.items.value.find(({ act, with: it }) => act === 'JoinTalk' && isIt(it));
}

/** @param {Phone} phone @param {TalkStep} step @param {{name: string, secret: string} | null} [left] */
function say(phone, step, left = null) {
  const { step: id, round } = step;
  for (const { id: held } of phone.outbox.items
    .peek()
    .filter(({ act, with: it }) => act === 'JoinTalk' && it.step === id)) {
    phone.outbox.remove(held);
  }
  phone.outbox.put('JoinTalk', {
    step: id,
    round,
    ...phone.secrets.newName(),
    been: beenIn(step, namesOf(phone, step)),
    left,
  });
}

/** @param {Phone} phone @param {TalkStep} step */
function mineOf({ given }, { step }) {
  return given.entries.value.filter((entry) => entry.act === 'JoinTalk' && entry.step === step);
}

/** @param {Phone} phone @param {TalkStep} step */
function namesOf(phone, step) {
  return mineOf(phone, step).map(({ name }) => name);
}
