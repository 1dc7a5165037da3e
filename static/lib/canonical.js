/** One spelling for one value: keys sorted, no spaces, integers only. Two folds are compared by it. */

/** @param {unknown} value @returns {string} */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') {
    const fields = /** @type {Record<string, unknown>} */ (value);
    const keys = Object.keys(fields).sort(byCodePoint);
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(fields[key])}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new TypeError(`not an integer: ${value}`);
  const spelt = JSON.stringify(value);
  if (spelt === undefined) throw new TypeError(`no spelling for ${typeof value}`);
  return spelt;
}

/** Python sorts by code points, JavaScript by UTF-16 units. @param {string} a @param {string} b */
function byCodePoint(a, b) {
  const [left, right] = [[...a], [...b]];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const gap =
      /** @type {number} */ (left[i].codePointAt(0)) - /** @type {number} */ (right[i].codePointAt(0));
    if (gap) return gap;
  }
  return left.length - right.length;
}
