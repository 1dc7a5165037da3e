/** The link by which somebody's own part comes to another device. What stands after its # is sent nowhere. */

const PART = /^([a-z0-9]{10})\/(b-[\w-]{1,62})?((?:\.[\w-]{43})+)$/;

/** @typedef {{session: string, board: string, roots: string[]}} Part `board` is the saved board's address, or empty */

/** @param {Part} part */
export function partLink({ session, board, roots }) {
  const key = board.replace(/^.*\//, '');
  return `${location.origin}/keep#${session}/${[key, ...roots].join('.')}`;
}

/** @param {string} hash with or without its # @returns {Part | null} */
export function readPart(hash) {
  const found = PART.exec(hash.replace(/^#/, ''));
  if (!found) return null;
  const [, session, key, roots] = found;
  return { session, board: key ? `/b/${key}` : '', roots: roots.slice(1).split('.') };
}
