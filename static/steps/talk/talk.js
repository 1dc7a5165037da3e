/** A talk in small groups: who is here is dealt into them. */

import { fateOfHere, ofDeals } from '../../room/dealt.js';
import { ofRounds } from '../../room/tally.js';

/** @type {import('../kind.js').Kind<import('../../events.js').TalkStep>} */
export const kind = {
  fresh: () => ({ deals: [] }),
  anew: ({ size }) => ({ size }),
  apply: { ...ofDeals, RoundOpened: ofRounds.RoundOpened },
  fate: fateOfHere,
};
