/** What is put on the wall in one piece: a thought, as much of it as one page holds, or thoughts of one group. */

/**
 * The measures of one thought: of the whole card, its own words, all that hangs under them, and each part of that.
 * @typedef {{whole: number, head: number, list: number, parts: number[]}} Measure
 * @typedef {{group: string | null, cards: number[]}} Stack thoughts that stand together
 * @typedef {{card: number, from: number, to: number, height: number}} Piece a card, or some of its parts
 * @typedef {{group: string | null, goesOn: boolean, pieces: Piece[], height: number}} Block `goesOn`: from the block before
 */

const AGAIN = 0.12; // of a page: the first words, repeated where a thought goes on

/**
 * A group that is taller than a page goes on in the next place, under its name.
 * @param {Stack} stack
 * @param {{cards: Measure[], head: number, height: number, gap: number}} room `head`: the frame and name of a group
 * @returns {Block[]}
 */
export function blocksOf({ group, cards }, { cards: measures, head, height, gap }) {
  const frame = group === null ? 0 : head;
  const pieces = cards.flatMap((card) => split(measures[card], card, height - frame));
  /** @type {Block[]} */
  const blocks = [];
  for (const piece of pieces) {
    const last = blocks[blocks.length - 1];
    if (last && last.height + gap + piece.height <= height) {
      last.pieces.push(piece);
      last.height += gap + piece.height;
    } else {
      blocks.push({ group, goesOn: blocks.length > 0, pieces: [piece], height: frame + piece.height });
    }
  }
  return blocks;
}

/**
 * A card that is taller than the page goes on in the next place, under its first words.
 * @param {Measure} measure @param {number} card @param {number} height @returns {Piece[]}
 */
export function split({ whole, head, list, parts }, card, height) {
  const count = parts.length;
  if (whole <= height || !count) return [{ card, from: 0, to: count, height: whole }];
  const between = (list - parts.reduce((sum, one) => sum + one, 0)) / Math.max(1, count - 1);
  const frame = whole - list;
  const again = frame - head + Math.min(head, height * AGAIN);
  const pieces = [{ card, from: 0, to: 0, height: frame }];
  for (const [i, part] of parts.entries()) {
    const last = pieces[pieces.length - 1];
    const isFirst = last.to === last.from;
    const more = isFirst ? part : between + part;
    if (isFirst || last.height + more <= height) {
      last.height += more;
      last.to = i + 1;
    } else {
      pieces.push({ card, from: i, to: i + 1, height: again + part });
    }
  }
  return pieces;
}
