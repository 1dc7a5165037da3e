/** What a phone is told of a deal: where it is, and where it has been. */

import { MOST_BEEN } from '../../room/limits_of_kinds.js';

/** @import {Deal} from '../../room/dealt.js' */
/** @import {DealtStep} from '../../room/words.js' */

/** Of the open round. @param {DealtStep} step */
export function dealOf({ deals, round }) {
  return deals.find((deal) => deal.round === round) ?? null;
}

/** The number of the group in which this name is, or -1. @param {Deal} deal @param {string} name */
export function placeOf({ groups }, name) {
  return groups.findIndex((names) => names.includes(name));
}

/** The numbers of one's groups in the deals before, the latest last; -1 for none. @param {DealtStep} step @param {string[]} names */
export function beenIn({ deals, round: open }, names) {
  const before = deals.filter(({ round }) => round < open).slice(-MOST_BEEN);
  return before.map(({ groups }) => groups.findIndex((group) => group.some((name) => names.includes(name))));
}
