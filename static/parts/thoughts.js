/** The thoughts everyone sees, with what this phone may do to each. */

import { t } from '../lib/i18n.js';
import { html, useComputed, useRef, useState } from '../vendor/ui.js';
import { arrange, arrangeBehind } from './arrangement.js';
import { Continuing } from './continuing.js';
import { IdeaCard } from './idea.js';
import { newestOf } from './newest.js';
import { OwnActs } from './own_acts.js';
import { ownThings } from './own_things.js';
import { OwnThought } from './own_thought.js';
import { newWords } from './writing.js';

/** @import {Phone} from '../screens/phone.js' */
/** @import {BoardStep, Continuation, Idea} from '../room/words.js' */
/** @import {Arranged, Cluster} from './arrangement.js' */
/** @import {Own} from './own_things.js' */
/** @typedef {{ideas: Idea[], isOpen: boolean, cards: any}} Drawn */

const CARD = 11;

/** @param {{phone: Phone, step: BoardStep, isOpen: boolean}} props */
export function Thoughts({ phone, step, isOpen }) {
  const drawn = useRef(/** @type {Map<string, Drawn>} */ (new Map())).current;
  const { hand, rest } = useArrangement(phone, step);
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

  /** @param {Idea} idea */
  const card = (idea) =>
    html`<${Thought} key=${idea.name} phone=${phone} step=${step.step} idea=${idea} isOpen=${isOpen} touched=${touched} />`;

  return html`
    <section class="thoughts while-not-writing" aria-labelledby="thoughts">
      <h2 key="new" id="thoughts" tabindex="-1">${newWords(newestOf(step))}</h2>
      ${hand.length > 0 && isOpen && html`<h3 key="hand">${t('Continue one of these')}</h3>`}
      ${near({ place: 'hand', members: hand })}
      ${hand.length > 0 && isOpen && rest.length > 0 && html`<h3 key="rest">${t('All the others')}</h3>`}
      ${rest.map(near)}
    </section>
  `;
}

/**
 * Nothing moves while a card is being written on: what comes then stands at the end.
 * @param {Phone} phone @param {BoardStep} step
 */
function useArrangement({ secrets }, { ideas, shown }) {
  const held = useRef(/** @type {Arranged & {shown: number}} */ ({ shown: -1, hand: [], rest: [] }));
  if (held.current.shown === shown.length) return held.current;

  const isWritten = document.activeElement?.closest('.thoughts textarea');
  const arranged = isWritten ? arrangeBehind(held.current, ideas) : arrange(ideas, secrets.nameOf);
  held.current = { ...arranged, shown: shown.length };
  return held.current;
}

/** What own things are about. @param {Own[]} things */
function namesOf(things) {
  return things.map((own) => own.idea ?? '').join(' ');
}

/** @param {{phone: Phone, step: string, idea: Idea, isOpen: boolean, touched: {value: string}}} props */
function Thought({ phone, step, idea, isOpen, touched }) {
  const { secrets } = phone;
  const [isWriting, setWriting] = useState(Boolean(phone.drafts.texts.peek()[`${step}/${idea.name}`]));
  const things = [idea, ...idea.continuations];
  const isAbout = (/** @type {{idea?: string}} */ own) => things.some((thing) => thing.name === own.idea);
  const hasOwn = useComputed(() => things.some((thing) => touched.value.includes(thing.name))).value;
  const mine = things.filter((thing) => !thing.is_taken_back && secrets.isMine(thing));
  const mayContinue = isOpen && !idea.is_taken_back && !isWriting && !secrets.isMine(idea);
  return html`
    <div class="thought" id="thought-${idea.name}" tabindex="-1">
      <${IdeaCard} idea=${idea} isMine=${secrets.isMine(idea)} isMineOf=${(/** @type {Continuation} */ one) => secrets.isMine(one)}>
        ${mine.map((thing) => html`<${OwnActs} key=${thing.name} phone=${phone} step=${step} thing=${thing} isIdea=${thing === idea} isOpen=${isOpen} />`)}
        ${mayContinue && html`<button type="button" key="continue" onClick=${() => setWriting(true)}>${t('Continue')}</button>`}
      <//>
      ${isWriting && html`<${Continuing} phone=${phone} step=${step} idea=${idea.name} isOpen=${isOpen} onDone=${() => setWriting(false)} />`}
      ${
        hasOwn &&
        ownThings(phone)
          .filter(isAbout)
          .map((own) => html`<${OwnThought} key=${own.name} phone=${phone} own=${own} />`)
      }
    </div>
  `;
}
