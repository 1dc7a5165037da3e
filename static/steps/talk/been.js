/** Where a phone has been: it says so sealed, so that it meets others. */

import { MOST_BEEN } from '../../room/limits.js';

/** @import {DealtStep} from '../../room/words.js' */

/** The numbers of one's groups in the deals before, the latest last; -1 for none. @param {DealtStep} step @param {string[]} names */
export function beenIn({ deals, round: open }, names) {
  const before = deals.filter(({ round }) => round < open).slice(-MOST_BEEN);
  return before.map(({ groups }) => groups.findIndex((group) => group.some((name) => names.includes(name))));
}
