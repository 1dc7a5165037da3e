/** What may be written, and what is kept of it: the twin of sessions/texts.py. A law holds both to the same cases. */

import { BLANKS, CLINGING, FILLERS } from './undrawn.js';

const BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
const NO_LETTERS = /(?!\n)[\p{Control}\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;
const BLANK = new RegExp(`[${signs(BLANKS)}]`, 'u');
const STACK = new RegExp(`([${signs(CLINGING)}]{10})[${signs(CLINGING)}]+`, 'gu');
const DRAWN = new RegExp(`[^${signs(BLANKS)}${signs(FILLERS)}${signs(CLINGING)}]`, 'u');

/** A text as it is kept; empty when nothing of it is drawn. @param {string} text */
export function tidy(text) {
  const plain = text.replace(BREAKS, '\n').replaceAll('\t', ' ').replace(NO_LETTERS, '');
  const composed = plain.replace(STACK, '$1').normalize('NFC').replace(STACK, '$1');
  const kept = withoutBlanksAround(composed.replace(/\n{3,}/g, '\n\n'));
  return DRAWN.test(kept) ? kept : '';
}

/** The same in one line, for what is the name of something. @param {string} text */
export function tidyLine(text) {
  return tidy(text.replace(BREAKS, ' '));
}

/** How many letters are kept of it: code points, as the server counts. @param {string} text */
export function lengthOf(text) {
  return [...tidy(text)].length;
}

/** As it stands between the brackets of a regular expression. @param {string} ranges */
function signs(ranges) {
  let at = 0;
  return ranges.replace(/(\w+)\.?(\w*) ?/g, (_, gap, more) => {
    const first = at + Number.parseInt(gap, 36);
    at = first + Number.parseInt(more || '0', 36);
    return `\\u{${first.toString(16)}}-\\u{${at.toString(16)}}`;
  });
}

/** @param {string} text */
function withoutBlanksAround(text) {
  let from = 0;
  let to = text.length;
  while (from < to && BLANK.test(text[from])) from++;
  while (to > from && BLANK.test(text[to - 1])) to--;
  return text.slice(from, to);
}
