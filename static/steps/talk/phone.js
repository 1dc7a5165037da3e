/** A talk on the phone: saying that one is here, and then the sign of one's group, large enough to be held up. */

import { t, tn } from '../../lib/i18n.js';
import { worn } from '../../lib/wear.js';
import { dealOf, placeOf } from '../../room/dealt.js';
import { takeBack } from '../../room/given.js';
import { MOST_BEEN } from '../../room/limits_of_kinds.js';
import { html } from '../../vendor/ui.js';
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
      deal && place >= 0
        ? html`<${OwnGroup} key="group" deal=${deal} place=${place} />`
        : html`<${Coming} key="coming" phone=${phone} step=${step} mine=${deal ? undefined : mine} isDealt=${Boolean(deal)} />`
    }
    ${children}
    ${below}
  `;
}

/** @param {{phone: Phone, step: TalkStep, mine?: Entry, isDealt: boolean}} props */
function Coming({ phone, step, mine, isDealt }) {
  const { outbox, room } = phone;
  const item = outbox.items.value.find(({ act, with: it }) => act === 'JoinTalk' && it.step === step.step);
  if (item && item.state !== 'held') {
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
    <p>${isDealt ? t('The groups are made. You can still join one.') : sizeWords(step.size)}</p>
    <button type="button" class="act talk-here" aria-disabled=${isOpen ? undefined : 'true'} onClick=${() => isOpen && say(phone, step)}>${t('I am here')}</button>
    ${!isDealt && html`<p class="quiet">${hereWords(room.presence.value)}</p>`}
    <p class="quiet">${t('Whom you meet is stored nowhere but on this phone.')}</p>
  `;
}

/** @param {{deal: Deal, place: number}} props */
function OwnGroup({ deal, place }) {
  const others = deal.groups[place].length - 1;
  return html`
    <div class="talk-own">
      <${Sign} place=${place} />
      <h2 role="status">${signWords(place)}</h2>
      <p>${tn(others, 'Hold it up, and find the 1 other with this sign.', 'Hold it up, and find the {count} others with this sign.')}</p>
    </div>
  `;
}

/** @param {Phone} phone @param {TalkStep} step */
function say(phone, step) {
  const { step: id, round } = step;
  for (const { id: held } of phone.outbox.items
    .peek()
    .filter(({ act, with: it }) => act === 'JoinTalk' && it.step === id)) {
    phone.outbox.remove(held);
  }
  phone.outbox.put('JoinTalk', { step: id, round, ...phone.secrets.newName(), been: been(phone, step) });
}

/** The numbers of one's groups in the deals before: so one meets others. @param {Phone} phone @param {TalkStep} step */
function been(phone, step) {
  const names = mineOf(phone, step).map(({ name }) => name);
  const before = step.deals.filter(({ round }) => round < step.round).slice(-MOST_BEEN);
  return before.map((deal) => deal.groups.findIndex((group) => group.some((name) => names.includes(name))));
}

/** @param {Phone} phone @param {TalkStep} step */
function mineOf({ given }, { step }) {
  return given.entries.value.filter((entry) => entry.act === 'JoinTalk' && entry.step === step);
}
