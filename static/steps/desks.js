/** What the desk knows of each kind of step. */

import { atDesk as board } from './board/desk.js';
import { atDesk as pause } from './break/desk.js';
import { atDesk as curve } from './curve/desk.js';
import { atDesk as vote } from './vote/desk.js';

/** @type {Record<string, import('./kind.js').AtDesk<any>>} */
export const AT_DESK = { board, curve, vote, break: pause };
