/** The fold in the browser: what each event makes of a view. The fold in sessions/ must give the same. */

/** @import {Continuation, Event, Idea, Step, Thing, View} from './words.js' */

/**
 * A new view; the old one stays as it was, and what did not change is shared between them.
 * @param {View} view @param {Event} event @returns {View}
 */
export function apply(view, event) {
  switch (event.is) {
    case 'SessionDescribed':
      return { ...view, session: event.session };
    case 'FirstPhoneJoined':
      return { ...view, has_joined: true };
    case 'StepOpened':
      return open(view, event);
    case 'StepClosing':
      return at(view, event.step, (step) => ({ ...step, state: 'closing', closing_at: event.closing_at }));
    case 'StepClosed':
      return at(view, event.step, closed);
    case 'ThoughtsShown':
      return at(view, event.step, (step) => (step.kind === 'board' ? show(step, event) : step));
    case 'MarksTallied':
      return at(view, event.step, (step) =>
        step.kind === 'curve' ? { ...closed(step), pictures: [...step.pictures, event.picture] } : step,
      );
    case 'RoundOpened':
      return at(view, event.step, (step) => ({
        ...step,
        round: event.round,
        state: 'open',
        closing_at: null,
      }));
    case 'MarksBurnt':
      return at(view, event.step, (step) =>
        step.kind === 'curve' ? { ...step, burnt: [...step.burnt, event.round] } : step,
      );
    case 'IdeaTakenBack':
      return at(view, event.step, (step) =>
        step.kind === 'board' ? { ...step, ideas: thing(step.ideas, event.name, takenBack) } : step,
      );
    case 'SessionEnded':
      return { ...view, phase: 'ended', stage: null, steps: view.steps.map(closed) };
    default:
      return view;
  }
}

/** @param {View} view @param {string} id @param {(step: any) => any} change @returns {View} */
function at(view, id, change) {
  return { ...view, steps: view.steps.map((step) => (step.step === id ? change(step) : step)) };
}

/** @template {Step} T @param {T} step @returns {T} */
function closed(step) {
  return { ...step, state: 'closed', closing_at: null };
}

/** @param {View} view @param {Extract<Event, {is: 'StepOpened'}>} event @returns {View} */
function open(view, { step: opened, round, state }) {
  const { step: id, kind, title, prompt, minutes } = opened;
  const now = { title, prompt, minutes, round, state, closing_at: null };
  const isKnown = view.steps.some((step) => step.step === id);
  const left = view.stage && view.stage !== id ? at(view, view.stage, closed) : view;
  const there = isKnown ? at(left, id, (step) => ({ ...step, ...now })) : left;
  const fresh =
    opened.kind === 'board' ? { shown: [], ideas: [] } : { ...formOf(opened), pictures: [], burnt: [] };
  const steps = isKnown ? there.steps : [...there.steps, { step: id, kind, ...now, ...fresh }];
  return { ...there, phase: 'live', stage: id, steps: /** @type {Step[]} */ (steps) };
}

/** @param {import('../events.js').CurvePlan} opened */
function formOf({ curve, phases, stations, exits, asks_stuck }) {
  return { curve, phases, stations, exits, asks_stuck };
}

/** @param {import('./words.js').BoardStep} step @param {Extract<Event, {is: 'ThoughtsShown'}>} event */
function show(step, { round, phones, ideas, continuations, changes, taken_back }) {
  /** @type {Map<string, Continuation[]>} */
  const added = new Map();
  for (const { name, salt, text, idea, kind } of continuations) {
    const given = added.get(idea) ?? [];
    given.push({ ...born({ name, salt, text }, round), kind });
    added.set(idea, given);
  }
  let all = [...step.ideas, ...ideas.map((idea) => ({ ...born(idea, round), continuations: [] }))].map(
    (idea) => {
      const more = added.get(idea.name);
      return more ? { ...idea, continuations: [...idea.continuations, ...more] } : idea;
    },
  );
  for (const { name, salt, text, by } of changes) {
    all = thing(all, name, (old) => {
      const changed_by = [...old.changed_by, by];
      return old.is_taken_back ? { ...old, changed_by } : { ...old, salt, text, changed_by };
    });
  }
  for (const name of taken_back) all = thing(all, name, takenBack);
  return { ...step, shown: [...step.shown, { round, phones }], ideas: all, round: round + 1 };
}

/** @param {{name: string, salt: string|null, text: string|null}} words @param {number} round */
function born({ name, salt, text }, round) {
  const is_taken_back = text === null;
  return { name, salt: is_taken_back ? null : salt, text, round, is_taken_back, changed_by: [] };
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
