/**
 * Somebody went on from this phone's own thought. On this phone alone the torn edge closes and the addition grows from
 * the three dots, when the card comes into sight; until then it stands there as its author left it.
 */

import { effect } from '../vendor/ui.js';
import { closeEdge, dotsOf, growFrom } from './grow_motion.js';
import { latestRound } from './newest.js';
import { wentOn } from './went_on.js';

/** @import {Phone} from '../phone/phone.js' */
/** @import {Idea} from '../room/words.js' */

/** From now on. Returns what ends it. @param {Phone} phone */
export function watchGrowth(phone) {
  const others = wentOn(phone);
  /** @type {Map<string, {card: Element, idea: Idea, motions: Animation[]}>} */
  const unseen = new Map();
  const eye = new IntersectionObserver(
    (sights) => {
      for (const { target, isIntersecting } of sights) {
        const one = [...unseen.values()].find(({ card }) => card === target);
        if (!one || !isIntersecting) continue;
        eye.unobserve(target);
        unseen.delete(one.idea.name);
        grow(one.card, one.motions);
        others.look(one.idea);
      }
    },
    // What only peeks in at the edge was not seen.
    { rootMargin: '-10% 0px -20% 0px' },
  );

  function look() {
    for (const idea of others.ideas.peek()) {
      const card = document.getElementById(`thought-${idea.name}`);
      const before = unseen.get(idea.name);
      if (!card || before?.card === card) continue;
      unseen.set(idea.name, { card, idea, motions: still() ? [] : growth(card, idea) });
      eye.observe(card);
    }
  }

  const stop = effect(() => {
    if (others.ideas.value.length) setTimeout(look, 50); // when it is drawn
  });
  return () => {
    stop();
    eye.disconnect();
  };
}

/** @param {Element} card @param {Animation[]} motions */
function grow(card, motions) {
  for (const motion of motions) motion.play();
  if (motions.length) card.setAttribute('data-grows', 'now');
  Promise.all(motions.map(({ finished }) => finished)).finally(() => card.removeAttribute('data-grows'));
}

function still() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** At their beginning, and waiting. @param {Element} thought @param {Idea} idea @returns {Animation[]} */
function growth(thought, idea) {
  const card = thought.querySelector('.card');
  const list = /** @type {HTMLElement | null} */ (thought.querySelector('.continuations'));
  const last = /** @type {HTMLElement | null | undefined} */ (list?.lastElementChild);
  if (!card || !list || !last) return [];
  thought.setAttribute('data-grows', 'soon');
  const isFirst = idea.continuations.every((one) => one.round === latestRound(idea));
  const grown = isFirst ? list : last;
  const motions = [...growFrom(dotsOf(card), grown), ...(isFirst ? closeEdge(card) : [])];
  for (const motion of motions) motion.pause();
  return motions;
}
