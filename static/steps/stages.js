/** What the room sees of each kind of step. */

import { Seen as board } from './board/stage.js';
import { Seen as pause } from './break/stage.js';
import { Seen as curve } from './curve/stage.js';
import { Seen as vote } from './vote/stage.js';

/** @type {Record<string, import('./kind.js').Seen>} */
export const ON_STAGE = { board, curve, break: pause, vote };
