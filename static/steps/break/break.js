/** A break asks nothing. */

/** @type {import('../kind.js').Kind<import('../../events.js').BreakStep>} */
export const kind = {
  fresh: () => ({}),
  apply: {},
};
