/** A vote asks to deal dots to items. */

import { fateOfMark, isOver, ofRounds, told } from '../../room/tally.js';

/** @type {import('../kind.js').Kind<import('../../events.js').VoteStep>} */
export const kind = {
  fresh: () => ({ pictures: [], burnt: [], kept: [] }),
  apply: {
    ...ofRounds,
    VotesCounted: told,
  },
  isShown: isOver,
  fate: fateOfMark,
};
