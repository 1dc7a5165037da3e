/** Every kind of step. Made by ./dev types. */

import { kind as boardKind } from './board/board.js';
import { kind as breakKind } from './break/break.js';
import { kind as curveKind } from './curve/curve.js';
import { kind as talkKind } from './talk/talk.js';
import { kind as voteKind } from './vote/vote.js';

/** @type {import('./kind.js').Kinds} */
export const KINDS = {
  board: boardKind,
  curve: curveKind,
  talk: talkKind,
  vote: voteKind,
  break: breakKind,
};
