/** Which question may help with a picture. It picks a question; it asserts nothing about anybody. */

/** @import {Picture} from '../../room/words.js' */
/** @typedef {'back' | 'stuck' | 'camps' | 'early' | 'use' | 'middle' | 'spread'} Kind */

const ENOUGH = 10; // marks on the curve: under that the shares say nothing

/**
 * The first kind that fits, from the released picture alone.
 * @param {Picture} picture @returns {Kind}
 */
export function kindOfPicture(picture) {
  const curve = picture.cells.slice(0, -1);
  if (picture.level === 'careful') return carefulKind(curve);
  const n = curve.reduce((sum, count) => sum + count, 0);
  if (n < ENOUGH) return 'spread';
  if (picture.shift === 'back') return 'back';
  if (picture.stuck !== null && picture.stuck * 4 >= picture.n) return 'stuck';
  if (picture.agreement === 'camps') return 'camps';
  return curve.length === 4 ? kindOfShares(curve.map((count) => count / n)) : 'spread';
}

/** The four phases of a wave. @param {number[]} shares @returns {Kind} */
function kindOfShares([first, second, third, last]) {
  if (first >= 0.5 || (first + second >= 0.75 && first >= 0.3)) return 'early';
  if (last >= 0.6 || (third + last >= 0.8 && last >= 0.4)) return 'use';
  return second + third >= 0.6 ? 'middle' : 'spread';
}

/** Only which phases hold three or more is known. @param {number[]} bits @returns {Kind} */
function carefulKind(bits) {
  if (bits.length !== 4) return 'spread';
  const many = bits.join('');
  if (['1000', '1100'].includes(many)) return 'early';
  if (['0100', '0010', '0110'].includes(many)) return 'middle';
  if (['0001', '0011'].includes(many)) return 'use';
  return ['1010', '1001', '0101'].includes(many) ? 'camps' : 'spread';
}
