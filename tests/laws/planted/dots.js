/** Dots on a list, as a browser folds it. */

import { ofRounds } from '../../room/tally.js';

export const kind = {
  fresh: () => ({ results: [], burnt: [] }),
  apply: {
    ...ofRounds,
    DotsCounted: (step, { result }) => ({ ...step, results: [...step.results, result] }),
  },
  isShown: ({ results, round }) => results.some((one) => one.round === round),
};
