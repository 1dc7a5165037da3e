/** A vote asks to deal dots to items. */

import { fateOfMark, isKept, isTallied, ofKept, ofRounds, withoutKept } from '../../room/tally.js';

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
    kept: [],
  }),
  apply: {
    ...ofRounds,
    ...ofKept,
    VotesCounted: (step, { picture }) => ({
      ...withoutKept(step, picture.round),
      pictures: [...step.pictures, picture],
    }),
  },
  isShown: (step) => isTallied(step) || isKept(step),
  fate: fateOfMark,
};
