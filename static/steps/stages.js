/** What the room sees of each kind of step. Made by ./dev types. */

import { Seen as boardSeen } from './board/stage.js';
import { Seen as breakSeen } from './break/stage.js';
import { Seen as curveSeen } from './curve/stage.js';
import { Seen as talkSeen } from './talk/stage.js';
import { Seen as voteSeen } from './vote/stage.js';

/** @type {Record<string, import('./kind.js').Seen>} */
export const ON_STAGE = {
  board: boardSeen,
  curve: curveSeen,
  talk: talkSeen,
  vote: voteSeen,
  break: breakSeen,
};
