/** What phones fetch of thoughts when it is needed. Each stands here once, so that it is known when it is there. */

import { gaveTo } from '../room/given.js';

/** @import {ThoughtStep} from '../room/words.js' */
/** @import {Phone} from '../phone/phone.js' */

export const lettersOf = () => import('../shared/letters.js');
export const ownState = () => import('./own_state.js').then((part) => part.OwnState);
export const ownThought = () => import('./own_thought.js').then((part) => part.OwnThought);
export const signs = () => import('./signs.js').then((part) => part.Signs);
export const thoughts = () => import('./thoughts.js').then((part) => part.dressed());
export const lookedAt = () => import('./looked_at.js').then((part) => part.LookedAt);

/** What of it stands beside a step when a page is opened. @param {Phone} phone @param {ThoughtStep} step */
export function besideThoughts(phone, { step: id, ideas }) {
  return [
    ...(ideas.length ? [signs, thoughts] : []),
    ...(ideas.some(({ name }) => name === phone.room.view.peek()?.spotlight) ? [lookedAt] : []),
    ...(gaveTo(phone, (step) => step === id) ? [signs, ownState, ownThought] : []),
  ];
}
