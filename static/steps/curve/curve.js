/** A curve asks where each of us stands in the change. */

import { fateOfMark, isOver, ofRounds, told } from '../../room/tally.js';

/** @type {import('../kind.js').Kind<import('../../events.js').CurveStep>} */
export const kind = {
  needsChange: true,
  fresh: () => ({ pictures: [], burnt: [] }),
  apply: {
    ...ofRounds,
    MarksTallied: told,
  },
  isShown: isOver,
  fate: fateOfMark,
};
