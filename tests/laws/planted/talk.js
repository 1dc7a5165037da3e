/** A talk, as a browser folds it. */

export const kind = {
  ends: 'dealt',
  fresh: () => ({ kind: 'talk', groups: [], talked: [] }),
  apply: {
    TalkDealt: (step, { round, groups }) => ({
      ...step,
      talked: step.round === round ? step.talked : [...step.talked, ...step.groups.flat()],
      round,
      groups,
    }),
  },
  isShown: () => false,
};
