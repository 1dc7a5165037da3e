/** Every kind of step, one line each. */

import { board } from './board/board.js';
import { pause } from './break/break.js';
import { curve } from './curve/curve.js';
import { kind as vote } from './vote/vote.js';

/** @type {import('./kind.js').Kinds} */
export const KINDS = { board, break: pause, curve, vote };
