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

/** @param {{phone: Phone, step: BoardStep, isOpen: boolean}} props */
export function Thoughts({ phone, step, isOpen }) {
  const cards = useRef(/** @type {WeakMap<Idea, {isOpen: boolean, card: any}>} */ (new WeakMap())).current;
  const clusters = useRef(/** @type {Map<string, {cards: any[], cluster: any}>} */ (new Map())).current;
  const { hand, rest } = useArrangement(phone, step);
  // One string for all cards: they are asked again only when it changes.
  const touched = useComputed(() => namesOf(ownThings(phone)));
  const byName = new Map(step.ideas.map((idea) => [idea.name, idea]));

  /** The same card for the same idea: what did not change is not drawn again. @param {string} name */
  function cardOf(name) {
    const idea = /** @type {Idea} */ (byName.get(name));
    let held = cards.get(idea);
    if (held?.isOpen !== isOpen) {
      held = {
        isOpen,
        card: html`<${Thought} key=${name} phone=${phone} step=${step.step} idea=${idea} isOpen=${isOpen} touched=${touched} />`,
      };
      cards.set(idea, held);
    }
    return held?.card;
  }

  /** While all its cards are the same, a cluster is the same. @param {Cluster} cluster */
  function clusterOf([place, names]) {
    const now = names.map(cardOf);
    let held = clusters.get(place);
    if (!held || held.cards.length !== now.length || held.cards.some((card, i) => card !== now[i])) {
      held = { cards: now, cluster: html`<div class="thoughts-near" key=${place}>${now}</div>` };
      clusters.set(place, held);
    }
    return held.cluster;
  }

  return html`
    <section class="thoughts while-not-writing" aria-labelledby="thoughts">
      <h2 key="new" id="thoughts" tabindex="-1">${newWords(newestOf(step))}</h2>
      ${hand.length > 0 && isOpen && html`<h3 key="hand">${t('Continue one of these')}</h3>`}
      ${hand.map(cardOf)}
      ${hand.length > 0 && isOpen && rest.length > 0 && html`<h3 key="rest">${t('All the others')}</h3>`}
      ${rest.map(clusterOf)}
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
  const arranged = isWritten ? arrangeBehind(held.current, ideas) : arrange(ideas, secrets);
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
