/** A break asks nothing. */

/** @type {import('../kind.js').Kind<import('../../events.js').BreakStep>} */
export const pause = {
  ends: null,
  fresh: () => ({ kind: 'break' }),
  apply: {},
  isShown: () => false,
};
