// Makes sessions/undrawn.py: which code points draw nothing by themselves, by the properties of the Unicode
// Character Database as this Node knows them (`node -p process.versions.unicode`). When a new Unicode has come out:
//
//   node tools/undrawn.mjs && ./dev types
//
// What is not listed counts as drawn, and so do code points that mean nothing yet: an emoji of next year is one's word too.

import { writeFileSync } from 'node:fs';

const NAMED = [...'\n\u200b\ufeff']; // a line break, and two that part words and take no place
// Signs that take a place and leave it empty: fillers of Hangul, of Braille, of pictures, of notes and hieroglyphs.
const EMPTY = [...'\u115f\u1160\u2800\u3164\uffa0\ufff9\ufffa\ufffb\ufffc\u{13441}\u{13442}\u{1d159}'];
const CLINGS = /^[\p{Mark}\p{Default_Ignorable_Code_Point}]$/u;

const isBlank = (sign) => NAMED.includes(sign) || /^\p{Separator}$/u.test(sign);
const isFiller = (sign) => EMPTY.includes(sign);
const isClinging = (sign) => CLINGS.test(sign) && !isBlank(sign) && !isFiller(sign);

writeFileSync(
  'sessions/undrawn.py',
  `"""Signs that draw nothing by themselves, as ranges of code points, after Unicode ${process.versions.unicode}.

Made by \`node tools/undrawn.mjs\`, which says what they are; ./dev types makes static/lib/undrawn.js of it.
"""

UNICODE = "${process.versions.unicode}"

# They part words.
BLANKS = """
${ranges(isBlank)}
"""
# They take a place, and leave it empty.
FILLERS = """
${ranges(isFiller)}
"""
# They belong to the sign before them, or say how it is drawn: marks, joiners, selectors, directions, tags.
CLINGING = """
${ranges(isClinging)}
"""
`,
);

/** @param {(sign: string) => boolean} isOne */
function ranges(isOne) {
  const found = [];
  let from = -1;
  for (let code = 0; code <= 0x110000; code++) {
    const isHere = code < 0x110000 && isOne(String.fromCodePoint(code));
    if (isHere && from < 0) from = code;
    if (isHere || from < 0) continue;
    found.push(from === code - 1 ? from.toString(16) : `${from.toString(16)}-${(code - 1).toString(16)}`);
    from = -1;
  }
  return found
    .join(' ')
    .replace(/(.{1,100})( |$)/g, '$1\n')
    .trimEnd();
}
