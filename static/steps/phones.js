/** How a phone answers each kind of step: the part is fetched when the step is there, and what stands beside it with it. */

import { beside as besideBoard } from './board/beside.js';
import { beside as besideCurve } from './curve/beside.js';
import { beside as besideVote } from './vote/beside.js';

/** @type {Record<string, import('./kind.js').OnPhone<any>>} */
export const ON_PHONE = {
  board: { load: () => import('./board/phone.js').then((part) => part.Step), beside: besideBoard },
  curve: { load: () => import('./curve/phone.js').then((part) => part.dressed()), beside: besideCurve },
  vote: { load: () => import('./vote/phone.js').then((part) => part.dressed()), beside: besideVote },
  break: { load: () => import('./break/phone.js').then((part) => part.Step) },
};
