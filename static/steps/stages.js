/** What the room sees of each kind of step. */

import * as board from './board/stage.js';
import * as pause from './break/stage.js';
import * as curve from './curve/stage.js';

/** @type {Record<string, import('./kind.js').OnStage>} */
export const ON_STAGE = { board, break: pause, curve };
