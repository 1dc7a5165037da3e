/** A curve asks where each of us stands in the change. */

import { fateOfMark, isTallied, ofRounds } from '../../room/tally.js';

/** @type {import('../kind.js').Kind<import('../../events.js').CurveStep>} */
export const kind = {
  ends: 'tallied',
  needsChange: true,
  fresh: ({ curve, phases, stations, exits, asks_stuck }) => ({
    kind: 'curve',
    curve,
    phases,
    stations,
    exits,
    asks_stuck,
    pictures: [],
    burnt: [],
  }),
  apply: {
    ...ofRounds,
    MarksTallied: (step, { picture }) => ({ ...step, pictures: [...step.pictures, picture] }),
  },
  isShown: isTallied,
  fate: fateOfMark,
};
