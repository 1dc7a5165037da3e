/** A vote asks to deal dots to items. */

import { fateOfMark, isTallied, ofRounds } from '../../room/tally.js';

/** @type {import('../kind.js').Kind<import('../../events.js').VoteStep>} */
export const kind = {
  ends: 'tallied',
  fresh: ({ criterion, items, dots, most }) => ({
    kind: 'vote',
    criterion,
    items,
    dots,
    most,
    pictures: [],
    burnt: [],
  }),
  apply: {
    ...ofRounds,
    VotesCounted: (step, { picture }) => ({ ...step, pictures: [...step.pictures, picture] }),
  },
  isShown: isTallied,
  fate: fateOfMark,
};
