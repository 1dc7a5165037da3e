/**
 * Where thoughts stand on the wall: in columns, without overlapping, in the largest letters with which all of them fit
 * on one page; in the smallest letters, on as many pages as it takes. Pure numbers.
 */

/**
 * The measures of one thought: of the whole card, its own words, all that hangs under them, and each continuation.
 * @typedef {{whole: number, head: number, list: number, continuations: number[]}} Measure
 * @typedef {{card: number, from: number, to: number, height: number}} Piece a card, or some continuations of it
 * @typedef {{size: number, columns: number}} Try
 * @typedef {Try & {pages: Piece[][][]}} Plan pages of columns of pieces
 */

const AGAIN = 0.12; // of a page: the first words, repeated where a thought goes on

/**
 * @param {Try[]} tries the largest letters first, the widest columns last
 * @param {(attempt: Try) => {measures: Measure[], height: number, gap: number}} measure
 * @returns {Plan}
 */
export function planWall(tries, measure) {
  /** @type {Plan | null} */
  let paged = null;
  for (const attempt of tries) {
    const { measures, height, gap } = measure(attempt);
    const pieces = measures.flatMap((one, card) => split(one, card, height));
    const isHeld = pieces.every((piece) => piece.height <= height + gap);
    const pages = pack(pieces, attempt.columns, height, gap);
    if (pages.length <= 1 && isHeld) return { ...attempt, pages };
    const isSmallest = attempt.size === tries[tries.length - 1].size;
    if (isSmallest && !paged && isHeld) paged = { ...attempt, pages };
    if (attempt === tries[tries.length - 1]) paged ??= { ...attempt, pages };
  }
  return /** @type {Plan} */ (paged);
}

/**
 * A card that is taller than the page goes on in the next place, under its first words.
 * @param {Measure} measure @param {number} card @param {number} height @returns {Piece[]}
 */
export function split({ whole, head, list, continuations }, card, height) {
  const count = continuations.length;
  if (whole <= height || !count) return [{ card, from: 0, to: count, height: whole }];
  const between = (list - continuations.reduce((sum, one) => sum + one, 0)) / Math.max(1, count - 1);
  const frame = whole - list;
  const again = frame - head + Math.min(head, height * AGAIN);
  const pieces = [{ card, from: 0, to: 0, height: frame }];
  for (const [i, continuation] of continuations.entries()) {
    const last = pieces[pieces.length - 1];
    if (last.height + continuation <= height || last.to === last.from) {
      last.height += continuation + between;
      last.to = i + 1;
    } else {
      pieces.push({ card, from: i, to: i + 1, height: again + continuation + between });
    }
  }
  return pieces;
}

/**
 * Each piece goes to the first page that has room for it, into that page's shortest column: small ones fill the gaps
 * that large ones leave.
 * @param {Piece[]} pieces @param {number} columns @param {number} height @param {number} gap
 */
export function pack(pieces, columns, height, gap) {
  /** @type {{columns: Piece[][], filled: number[]}[]} */
  const pages = [];
  for (const piece of pieces) {
    let page = pages.find(({ filled }) => Math.min(...filled) + piece.height <= height);
    if (!page) {
      page = { columns: Array.from({ length: columns }, () => []), filled: new Array(columns).fill(0) };
      pages.push(page);
    }
    const shortest = page.filled.indexOf(Math.min(...page.filled));
    page.columns[shortest].push(piece);
    page.filled[shortest] += piece.height + gap;
  }
  return pages.map((page) => page.columns);
}
