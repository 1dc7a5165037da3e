/** What events make of the thoughts of a step, whatever its kind. */

/** @import {Event} from '../events.js' */
/** @import {Continuation, Idea, Thing, ThoughtStep} from '../room/words.js' */

/** @type {import('../steps/kind.js').Applies<ThoughtStep>} */
export const ofThoughts = {
  ThoughtsShown: show,
  IdeaTakenBack: (step, { name }) => ({ ...step, ideas: thing(step.ideas, name, takenBack) }),
  RoundHeld: (step, { round, phones }) => ({ ...step, held: { round, phones }, round: round + 1 }),
  ThoughtsHidden: hideAll,
  ThoughtsUncovered: (step, { thoughts }) => ({
    ...step,
    ideas: step.ideas.map((idea) => each(idea, uncovering(thoughts))),
  }),
  IdeasMoved: (step, { ideas, column }) => among(step, ideas, { column }),
  IdeasGrouped: (step, { ideas, group, title }) => {
    const isKnown = step.groups.some((one) => one.group === group);
    const groups = isKnown ? step.groups : [...step.groups, { group, title }];
    return withoutEmpty(among({ ...step, groups }, ideas, { group }));
  },
  GroupNamed: (step, { group, title }) => ({
    ...step,
    groups: step.groups.map((one) => (one.group === group ? { group, title } : one)),
  }),
  IdeasUngrouped: (step, { ideas }) => withoutEmpty(among(step, ideas, { group: null })),
  IdeaShaped: (step, { idea: name, sentences }) => ({
    ...step,
    ideas: step.ideas.map((idea) => (idea.name === name ? shaped(idea, sentences) : idea)),
  }),
  IdeaReopened: (step, { idea }) => among(step, [idea], { is_shaped: false }),
  IdeaRested: (step, { idea }) => among(step, [idea], { is_resting: true }),
  IdeaWoken: (step, { idea }) => among(step, [idea], { is_resting: false }),
};

/** A step that has no thoughts yet. */
export function noThoughts() {
  return { is_ajar: false, was_open: false, held: null, withheld: [], groups: [], shown: [], ideas: [] };
}

/** What was hidden when the session ends is gone for good. @template {ThoughtStep} S @param {S} step @returns {S} */
export function scrubbed(step) {
  return { ...step, held: null, ideas: step.ideas.map((idea) => each(idea, scrubHidden)) };
}

/** @param {ThoughtStep} step @param {Extract<Event, {is: 'ThoughtsShown'}>} event @returns {ThoughtStep} */
function show(step, { round, phones, ideas, continuations, changes, taken_back, withheld, goes_on }) {
  /** @type {Map<string, Continuation[]>} */
  const added = new Map();
  for (const { name, salt, text, idea, kind } of continuations) {
    const given = added.get(idea) ?? [];
    given.push({ ...born({ name, salt, text }, round), kind });
    added.set(idea, given);
  }
  let all = [...step.ideas, ...ideas.map((idea) => newIdea(idea, round))].map((idea) =>
    continued(idea, added.get(idea.name)),
  );
  for (const { name, salt, text, by } of changes) {
    all = thing(all, name, (old) => {
      const changed_by = [...old.changed_by, by];
      return old.is_taken_back || old.hidden ? { ...old, changed_by } : { ...old, salt, text, changed_by };
    });
  }
  for (const name of taken_back) all = thing(all, name, takenBack);
  const after = {
    ...step,
    ideas: all,
    withheld: [...step.withheld, ...withheld.map((one) => ({ ...one, round }))],
  };
  if (goes_on) return after;
  return {
    ...after,
    shown: [...step.shown, { round, phones }],
    round: Math.max(step.round, round + 1),
    was_open: step.state !== 'closed' || step.held !== null,
    held: null,
  };
}

/** What continues a hidden thought is hidden with it; what continues a resting one wakes it.
 * @param {Idea} idea @param {Continuation[]} [more] @returns {Idea}
 */
function continued(idea, more) {
  if (!more) return idea;
  const { hidden } = idea;
  const made = hidden ? more.map((one) => ({ ...one, text: null, hidden })) : more;
  return { ...idea, is_resting: false, continuations: [...idea.continuations, ...made] };
}

/** @param {{name: string, salt: string|null, text: string|null, column: number}} told @param {number} round @returns {Idea} */
function newIdea(told, round) {
  const growth = { group: null, is_resting: false, is_shaped: false, sentences: [] };
  return { ...born(told, round), column: told.column, continuations: [], ...growth };
}

/** @param {{name: string, salt: string|null, text: string|null}} words @param {number} round */
function born({ name, salt, text }, round) {
  return { name, salt, text, round, is_taken_back: false, hidden: null, changed_by: [] };
}

/** @param {ThoughtStep} step @param {Extract<Event, {is: 'ThoughtsHidden'}>} event @returns {ThoughtStep} */
function hideAll(step, { names, reason, own, is_scrubbed }) {
  const hidden = { reason, own };
  const words = is_scrubbed ? { salt: null, text: null } : { text: null };
  /** @template {Thing} T @param {T} old @returns {T} */
  const hide = (old) =>
    names.includes(old.name) && !old.is_taken_back ? withSentences({ ...old, ...words, hidden }, words) : old;
  return { ...step, ideas: step.ideas.map((idea) => each(idea, hide)) };
}

/** @param {Extract<Event, {is: 'ThoughtsUncovered'}>['thoughts']} again */
function uncovering(again) {
  const words = new Map(again.map(({ name, salt, text }) => [name, { salt, text }]));
  /** @template {Thing} T @param {T} old @returns {T} */
  return (old) => {
    if (!words.has(old.name) || old.is_taken_back) return old;
    const shown = { ...old, ...words.get(old.name), hidden: null };
    if (!('sentences' in shown)) return shown;
    const idea = /** @type {Idea} */ (/** @type {unknown} */ (shown));
    return { ...shown, sentences: idea.sentences.map((one) => ({ ...one, ...words.get(one.name) })) };
  };
}

/** @template {Thing} T @param {T} old @returns {T} */
function scrubHidden(old) {
  return old.hidden ? withSentences({ ...old, salt: null }, { salt: null }) : old;
}

/** An idea's sentences share its fate. @template {Thing} T @param {T} thought @param {{salt?: null, text?: null}} words @returns {T} */
function withSentences(thought, words) {
  if (!('sentences' in thought)) return thought;
  const idea = /** @type {Idea} */ (/** @type {unknown} */ (thought));
  return { ...thought, sentences: idea.sentences.map((one) => ({ ...one, ...words })) };
}

/** @param {Idea} idea @param {Idea['sentences']} more @returns {Idea} */
function shaped(idea, more) {
  return { ...idea, is_shaped: true, is_resting: false, sentences: [...idea.sentences, ...more] };
}

/** An idea and its continuations, each changed. @param {Idea} idea @param {<T extends Thing>(old: T) => T} change @returns {Idea} */
function each(idea, change) {
  return { ...change(idea), continuations: idea.continuations.map((one) => change(one)) };
}

/** @param {ThoughtStep} step @param {string[]} names @param {Partial<Idea>} change @returns {ThoughtStep} */
function among(step, names, change) {
  return {
    ...step,
    ideas: step.ideas.map((idea) => (names.includes(idea.name) ? { ...idea, ...change } : idea)),
  };
}

/** A group that is left empty is gone. @param {ThoughtStep} step @returns {ThoughtStep} */
function withoutEmpty(step) {
  return {
    ...step,
    groups: step.groups.filter(({ group }) => step.ideas.some((idea) => idea.group === group)),
  };
}

/** @template {Thing} T @param {T} old @returns {T} */
function takenBack(old) {
  return { ...old, is_taken_back: true, salt: null, text: null };
}

/**
 * The ideas, with one of them, or one of their continuations, changed.
 * @param {Idea[]} ideas @param {string} name @param {<T extends Thing>(old: T) => T} change
 */
function thing(ideas, name, change) {
  return ideas.map((idea) => {
    if (idea.name === name) return change(idea);
    if (!idea.continuations.some((one) => one.name === name)) return idea;
    return {
      ...idea,
      continuations: idea.continuations.map((one) => (one.name === name ? change(one) : one)),
    };
  });
}
