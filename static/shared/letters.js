/** While somebody writes: what the field still takes, and which way its words run. */

import { t, tn } from '../lib/i18n.js';
import { lengthOf } from '../lib/texts.js';
import { MOST_TEXT } from '../room/limits.js';

export { lengthOf, tidy, tidyLine } from '../lib/texts.js';

const LETTER = /[\p{Letter}\u200e\u200f\u061c]/u;
const FROM_THE_RIGHT =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A field takes five times what its text may hold, so that one sees what is too much; a book that was pasted would hold
 * up every letter after it.
 * @param {number} most
 */
export function far(most) {
  return 5 * most;
}

/** What is to be said of it, near the end and beyond; else nothing. @param {string} text @param {number} most */
export function lettersLeft(text, most, tooLong = t('This is longer than {most} characters.', { most })) {
  if (text.length >= far(most)) return t('The end was cut off: {most} characters at most.', { most });
  const left = most - lengthOf(text);
  if (left < 0) return tooLong;
  return left * 8 < most ? tn(left, '1 character left', '{count} characters left') : '';
}

/** The same of a thought. @param {string} text */
export function thoughtLeft(text) {
  const tooLong = t('This is longer than {most} characters. Split it into two thoughts.', {
    most: MOST_TEXT,
  });
  return lettersLeft(text, MOST_TEXT, tooLong);
}

/** As its first letter says; browsers would look through all of it at each letter. @param {string} text @returns {'ltr' | 'rtl' | 'auto'} */
export function directionOf(text) {
  const [first] = LETTER.exec(text) ?? [];
  if (!first) return 'auto';
  return FROM_THE_RIGHT.test(first) ? 'rtl' : 'ltr';
}
