/** How a phone answers each kind of step: the part is fetched when the step is there, and what stands beside it with it. */

import { beside as besideBoard } from './board/beside.js';
import { beside as besideCurve } from './curve/beside.js';

/** @type {Record<string, import('./kind.js').OnPhone<any>>} */
export const ON_PHONE = {
  board: { load: () => import('../parts/writing.js').then((part) => part.Step), beside: besideBoard },
  curve: { load: () => import('../parts/marking.js').then((part) => part.dressed()), beside: besideCurve },
  break: { load: () => import('../parts/break.js').then((part) => part.Step) },
};
