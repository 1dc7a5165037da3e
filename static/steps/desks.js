/** What the desk knows of each kind of step, in the order in which it offers them. Made by ./dev types. */

import { atDesk as boardAtDesk } from './board/desk.js';
import { atDesk as breakAtDesk } from './break/desk.js';
import { atDesk as curveAtDesk } from './curve/desk.js';
import { atDesk as talkAtDesk } from './talk/desk.js';
import { atDesk as voteAtDesk } from './vote/desk.js';

/** @type {Record<string, import('./kind.js').AtDesk<any>>} */
export const AT_DESK = {
  board: boardAtDesk,
  curve: curveAtDesk,
  talk: talkAtDesk,
  vote: voteAtDesk,
  break: breakAtDesk,
};
