/** How a phone answers each kind of step: what comes when it is there, and what stands beside it. Made by ./dev types. */

import { beside as boardBeside } from './board/beside.js';
import { beside as curveBeside } from './curve/beside.js';

/** @type {Record<string, import('./kind.js').OnPhone<any>>} */
export const ON_PHONE = {
  board: { load: () => import('./board/phone.js').then((part) => part.dressed()), beside: boardBeside },
  curve: { load: () => import('./curve/phone.js').then((part) => part.dressed()), beside: curveBeside },
  talk: { load: () => import('./talk/phone.js').then((part) => part.dressed()) },
  vote: { load: () => import('./vote/phone.js').then((part) => part.dressed()) },
  break: { load: () => import('./break/phone.js').then((part) => part.dressed()) },
};
