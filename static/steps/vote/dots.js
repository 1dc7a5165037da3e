/** Dots: how many each has, in one sign for each item, and what a round came to. */

import { t, tn } from '../../lib/i18n.js';

/** @import {VoteStep} from '../../events.js' */
/** @typedef {VoteStep['pictures'][number]} Totals */

const SIGNS = '0123456789a';

/** @param {number[]} dots */
export function signed(dots) {
  return dots.map((count) => SIGNS[count]).join('');
}

/** @param {string} dots */
export function dealt(dots) {
  return [...dots].map((sign) => SIGNS.indexOf(sign));
}

/** @param {number} count */
export function dotsOf(count) {
  return tn(count, '1 dot', '{count} dots');
}

/** What each may do. @param {VoteStep} step */
export function eachHas({ dots, most }) {
  const each = tn(dots, 'Each has 1 dot.', 'Each has {count} dots.');
  return most < dots ? `${each} ${tn(most, 'At most 1 on one item.', 'At most {count} on one item.')}` : each;
}

/** @param {VoteStep} step */
export function whatCounts({ criterion }) {
  return t('What counts: {criterion}', { criterion });
}

/** @param {VoteStep} step @returns {Totals | null} */
export function totalsOf({ pictures, round }) {
  return pictures.find((picture) => picture.round === round) ?? null;
}

/** The round before, which is laid beside it. @param {VoteStep} step @param {Totals} picture @returns {Totals | null} */
export function earlierOf({ pictures }, picture) {
  return pictures[pictures.indexOf(picture) - 1] ?? null;
}

/** What is said of an item: its dots, or with a careful picture only whether it has many. @param {Totals} picture @param {number} dots */
export function saidOf({ level }, dots) {
  if (level === 'exact') return String(dots);
  return dots ? t('many') : t('few');
}

/** Most dots first; what has as many stands in the order in which it was asked. @param {VoteStep} step @param {Totals} picture */
export function inOrder({ items }, { totals }) {
  const rows = items.map((item, place) => ({ item, place, dots: totals[place] }));
  return rows.sort((one, other) => other.dots - one.dots);
}
