/** The thoughts everyone sees, with what this phone may do to each. */

import { t, tn } from '../lib/i18n.js';
import { worn } from '../lib/wear.js';
import { isReadable } from '../room/things.js';
import { Later } from '../shared/later.js';
import { html, useComputed, useEffect, useRef, useState } from '../vendor/ui.js';
import { arrange, arrangeBehind } from './arrangement.js';
import { Continuing, goOn, isGoingOn, stop } from './continuing.js';
import { GroupMark } from './group_mark.js';
import { watchGrowth } from './growing.js';
import { IdeaCard } from './idea.js';
import { newestOf } from './newest.js';
import { Columns, columnHere, isInColumn } from './one_column.js';
import { OwnActs } from './own_acts.js';
import { ownThings } from './own_things.js';
import { OwnThought } from './own_thought.js';
import { newWords } from './signs.js';

/** @import {Phone} from '../phone/phone.js' */
/** @import {ThoughtStep, Continuation, Idea} from '../room/words.js' */
/** @import {Arranged, Cluster} from './arrangement.js' */
/** @import {Own} from './own_things.js' */
/** @typedef {{ideas: Idea[], isOpen: boolean, cards: any}} Drawn */

const CARD = 11;

const flagging = () => import('./flagging.js').then((module) => module.Flagging);

export async function dressed() {
  await worn('styles/phone_later');
  return Thoughts;
}

/** @param {{phone: Phone, step: ThoughtStep, isOpen: boolean}} props */
function Thoughts({ phone, step, isOpen }) {
  const drawn = useRef(/** @type {Map<string, Drawn>} */ (new Map())).current;
  const { hand, groups, rest } = useArrangement(phone, step);
  useEffect(() => watchGrowth(phone), [phone]);
  // One string for all cards: they are asked again only when it changes.
  const touched = useComputed(() => namesOf(ownThings(phone)));

  /** The same as before for the same thoughts: what did not change is not even looked at. @param {Cluster} cluster */
  function near({ place, members }) {
    const before = drawn.get(place);
    if (before && before.isOpen === isOpen && isSame(before.ideas, members)) return before.cards;
    const ideas = members.map((at) => step.ideas[at]);
    // What a cluster out of sight is taken to measure, until it was in sight once.
    const style = { containIntrinsicBlockSize: `auto ${members.length * CARD}rem` };
    const cards = html`<div class="thoughts-near" key=${place} style=${style}>${ideas.map(card)}</div>`;
    drawn.set(place, { ideas, isOpen, cards });
    return cards;
  }

  /** @param {Idea[]} before @param {number[]} members */
  function isSame(before, members) {
    return before.length === members.length && members.every((at, i) => step.ideas[at] === before[i]);
  }

  /** @param {string} group */
  function heading(group) {
    const at = step.groups.findIndex((one) => one.group === group);
    return html`
      <h3 class="group-head" key=${`head ${group}`}><${GroupMark} at=${at} /> <span dir="auto">${step.groups[at]?.title || t('A group')}</span></h3>
    `;
  }

  /** @param {Idea} idea */
  const card = (idea) =>
    html`<${Thought} key=${idea.name} phone=${phone} step=${step.step} idea=${idea} isOpen=${isOpen} touched=${touched} />`;

  return html`
    <section class="thoughts while-not-writing" aria-labelledby="thoughts">
      <h2 key="new" id="thoughts" tabindex="-1">${step.mode === 'open' ? thoughtWords(step.ideas.length) : newWords(newestOf(step))}</h2>
      ${step.columns.length > 0 && html`<${Columns} key="columns" phone=${phone} step=${step} />`}
      ${hand.length > 0 && isOpen && html`<h3 key="hand">${t('Continue one of these')}</h3>`}
      ${near({ place: 'hand', members: hand })}
      ${groups.map(({ group, members }) => [heading(group), near({ place: `group ${group}`, members })])}
      ${isOpen && rest.length > 0 && (hand.length > 0 || groups.length > 0) && html`<h3 key="rest">${t('All the others')}</h3>`}
      ${rest.map(near)}
    </section>
  `;
}

/**
 * Nothing moves while a card is being written on: what comes then stands at the end.
 * @param {Phone} phone @param {ThoughtStep} step
 */
function useArrangement(phone, step) {
  const { ideas, shown, groups, columns, mode } = step;
  const column = columnHere(phone, step);
  const isHere = (/** @type {Idea} */ idea) => !columns.length || isInColumn(idea, columns, column);
  const held = useRef(
    /** @type {Arranged & {by: string, column: number}} */ ({
      by: '',
      column,
      hand: [],
      groups: [],
      rest: [],
    }),
  );
  const by = [shown.length, column, mode === 'open' && ideas.length, placesOf(ideas)].join();
  if (held.current.by === by) return held.current;

  const isWritten = held.current.column === column && document.activeElement?.closest('.thoughts textarea');
  const arranged = isWritten
    ? arrangeBehind(held.current, ideas, isHere)
    : arrange(ideas, {
        nameOf: phone.secrets.nameOf,
        groups: groups.map(({ group }) => group),
        isHere,
        hasHand: mode !== 'open',
      });
  held.current = { ...arranged, by, column };
  return held.current;
}

/** Where the facilitator has put them. @param {Idea[]} ideas */
function placesOf(ideas) {
  let places = '';
  for (const { group, column } of ideas) if (group || column) places += `${group ?? ''}${column},`;
  return places;
}

/** @param {number} count */
function thoughtWords(count) {
  return tn(count, '1 thought', '{count} thoughts');
}

/** What own things are about. @param {Own[]} things */
function namesOf(things) {
  return things.map((own) => own.idea ?? '').join(' ');
}

/** @param {{phone: Phone, step: string, idea: Idea, isOpen: boolean, touched: {value: string}}} props */
function Thought({ phone, step, idea, isOpen, touched }) {
  const { secrets } = phone;
  const [isFlagging, setFlagging] = useState(false);
  const isWriting = useComputed(() => isGoingOn(phone, step, idea.name, 'list')).value;
  const things = [idea, ...idea.continuations];
  const isAbout = (/** @type {{idea?: string}} */ own) => things.some((thing) => thing.name === own.idea);
  const hasOwn = useComputed(() => things.some((thing) => touched.value.includes(thing.name))).value;
  const mine = things.filter((thing) => isReadable(thing) && secrets.isMine(thing));
  const stands = isReadable(idea);
  const mayContinue = isOpen && stands && !isWriting && !secrets.isMine(idea);
  const mayFlag = things.some((thing) => isReadable(thing) && !secrets.isMine(thing));
  return html`
    <div class="thought" id="thought-${idea.name}" tabindex="-1">
      <${IdeaCard} idea=${idea} isMine=${secrets.isMine(idea)} isMineOf=${(/** @type {Continuation} */ one) => secrets.isMine(one)}>
        ${mine.map((thing) => html`<${OwnActs} key=${thing.name} phone=${phone} step=${step} thing=${thing} isIdea=${thing === idea} isOpen=${isOpen} />`)}
        ${mayContinue && html`<button type="button" key="continue" onClick=${() => goOn(idea.name, 'list')}>${t('Continue')}</button>`}
        ${mayFlag && html`<button type="button" key="more" class="quiet-act" aria-expanded=${isFlagging ? 'true' : 'false'} onClick=${() => setFlagging(!isFlagging)}>${t('Something wrong?')}</button>`}
        ${isFlagging && html`<${Later} key="flag" load=${flagging} phone=${phone} step=${step} idea=${idea} />`}
      <//>
      ${isWriting && html`<${Continuing} phone=${phone} step=${step} idea=${idea.name} isOpen=${isOpen} isHidden=${!stands} onDone=${() => stop(idea.name)} />`}
      ${
        hasOwn &&
        ownThings(phone)
          .filter(isAbout)
          .map(
            (own) =>
              html`<${OwnThought} key=${own.name} phone=${phone} own=${own} onGoOn=${() => goOn(idea.name, 'list')} />`,
          )
      }
    </div>
  `;
}
