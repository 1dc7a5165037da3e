/** Consent, as a browser folds it: its rounds are counted and shown by turns. */

import { ofRounds } from '../../room/tally.js';
import { noThoughts, ofThoughts, scrubbed } from '../../thoughts/fold.js';

export const kind = {
  fresh: () => ({ answers: [], burnt: [], is_ajar: false, ...noThoughts() }),
  apply: {
    ...ofThoughts,
    ...ofRounds,
    ConsentAnswered: (step, { answers }) => ({ ...step, answers: [...step.answers, answers] }),
  },
  isShown: ({ answers, round }) => answers.some((one) => one.round === round),
  ended: (step) => ({ ...scrubbed(step), is_ajar: false }),
};
