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
      return at(view, event.step, (step) => ({
        ...step,
        state: 'closing',
        closing_at: event.closing_at,
        waits: event.waits,
      }));
    case 'StepClosed':
      return { ...at(view, event.step, closed), timer: null };
    case 'StepLeftAjar':
      return leftAjar(view, event.step);
    case 'StepShut':
      return at(view, event.step, (step) => ({ ...step, is_ajar: false }));
    case 'SessionPaused':
      return {
        ...view,
        is_paused: true,
        timer: event.left === null ? null : { ends_at: null, left: event.left },
      };
    case 'SessionResumed':
      return { ...view, is_paused: false, timer: timer(event.ends_at) };
    case 'TimerSet':
      return { ...view, timer: timer(event.ends_at) };
    case 'EyesCalled':
    case 'EyesReleased':
      return { ...view, eyes_up: event.is === 'EyesCalled' };
    case 'SpotlightPut':
      return { ...view, spotlight: event.idea };
    case 'SpotlightCleared':
      return { ...view, spotlight: null };
    case 'HoldBegun':
    case 'HoldEnded':
      return { ...view, is_holding: event.is === 'HoldBegun' };
    case 'RoundHeld':
      return at(view, event.step, (step) => ({
        ...step,
        held: { round: event.round, phones: event.phones },
        round: event.round + 1,
      }));
    case 'ThoughtsShown':
      return outOfLight(
        at(view, event.step, (step) => (step.kind === 'board' ? show(step, event) : step)),
        event.taken_back,
      );
    case 'MarksTallied':
      return {
        ...at(view, event.step, (step) =>
          step.kind === 'curve' ? { ...closed(step), pictures: [...step.pictures, event.picture] } : step,
        ),
        timer: null,
      };
    case 'RoundOpened':
      return at(view, event.step, (step) => ({
        ...step,
        round: event.round,
        state: 'open',
        closing_at: null,
        waits: false,
      }));
    case 'MarksBurnt':
      return at(view, event.step, (step) =>
        step.kind === 'curve' ? { ...step, burnt: [...step.burnt, event.round] } : step,
      );
    case 'IdeaTakenBack':
      return outOfLight(
        at(view, event.step, (step) =>
          step.kind === 'board' ? { ...step, ideas: thing(step.ideas, event.name, takenBack) } : step,
        ),
        [event.name],
      );
    case 'ThoughtsHidden':
      return outOfLight(
        at(view, event.step, (step) => hideAll(step, event)),
        event.names,
      );
    case 'SessionEnded':
      return end(view, event);
    default:
      return at(view, event.step, (step) => (step.kind === 'board' ? arrange(step, event) : step));
  }
}

/** @param {number | null} ends_at */
function timer(ends_at) {
  return ends_at === null ? null : { ends_at, left: null };
}

/** What nobody may read is not in the spotlight. @param {View} view @param {string[]} names @returns {View} */
function outOfLight(view, names) {
  return view.spotlight && names.includes(view.spotlight) ? { ...view, spotlight: null } : view;
}

/** @param {View} view @param {string} id @param {(step: any) => any} change @returns {View} */
function at(view, id, change) {
  return { ...view, steps: view.steps.map((step) => (step.step === id ? change(step) : step)) };
}

/** @template {Step} T @param {T} step @returns {T} */
function closed(step) {
  return { ...step, state: 'closed', closing_at: null, waits: false };
}

/** The step on the stage leaves it. @param {View} view @param {number} at_ @returns {View} */
function leave(view, at_) {
  const left = view.stage
    ? at(view, view.stage, (step) => ({
        ...closed(step),
        spent: step.spent + (step.opened_at ? Math.max(0, at_ - step.opened_at) : 0),
      }))
    : view;
  return { ...left, spotlight: null, timer: null };
}

/** @param {View} view @param {Extract<Event, {is: 'SessionEnded'}>} event @returns {View} */
function end(view, { at: at_, held_on }) {
  const left = leave(view, at_);
  const steps = left.steps.map((step) => {
    const done = closed(step);
    return done.kind === 'board'
      ? { ...done, is_ajar: false, held: null, ideas: done.ideas.map((idea) => each(idea, scrubHidden)) }
      : done;
  });
  const quiet = { stage: null, is_paused: false, eyes_up: false, is_holding: false };
  return { ...left, ...quiet, phase: 'ended', held_on, steps };
}

/** @param {View} view @param {Extract<Event, {is: 'StepOpened'}>} event @returns {View} */
function open(view, { step: opened, round, state, at: at_ }) {
  const { step: id, title, prompt, minutes } = opened;
  const found = view.steps.find((step) => step.step === id);
  const now = { title, prompt, minutes, round, state, closing_at: null, waits: false };
  const board = opened.kind === 'board' && {
    mode: opened.mode,
    columns: opened.columns,
    is_ajar: false,
    was_open: state === 'open' || (found?.kind === 'board' && found.was_open),
  };
  const isBack = view.stage !== id;
  const left = isBack ? leave(view, at_) : view;
  const there = found ? left : { ...left, steps: [...left.steps, fresh(opened)] };
  const opening = { ...now, ...board, ...(isBack && { opened_at: at_ }) };
  return {
    ...at(there, id, (step) => ({ ...step, ...opening })),
    phase: 'live',
    stage: id,
    is_paused: false,
    eyes_up: false,
  };
}

/** @param {View} view @param {import('../events.js').BoardPlan} plan @returns {View} */
function leftAjar(view, plan) {
  const isKnown = view.steps.some((step) => step.step === plan.step);
  const there = isKnown ? view : { ...view, steps: [...view.steps, fresh(plan)] };
  return at(there, plan.step, (step) =>
    step.kind === 'board' ? { ...step, is_ajar: true, was_open: true } : step,
  );
}

/** A step that was never on the stage. @param {Extract<Event, {is: 'StepOpened'}>['step']} plan @returns {Step} */
function fresh(plan) {
  const { step, title, prompt, minutes } = plan;
  const common = { step, title, prompt, minutes, round: 1, state: /** @type {const} */ ('closed') };
  const never = { ...common, closing_at: null, waits: false, opened_at: null, spent: 0 };
  if (plan.kind === 'break') return { kind: 'break', ...never };
  if (plan.kind === 'curve') return { kind: 'curve', ...never, ...formOf(plan), pictures: [], burnt: [] };
  const { mode, columns } = plan;
  const empty = { held: null, withheld: [], groups: [], shown: [], ideas: [] };
  return { kind: 'board', ...never, mode, columns, is_ajar: false, was_open: false, ...empty };
}

/** @param {import('../events.js').CurvePlan} opened */
function formOf({ curve, phases, stations, exits, asks_stuck }) {
  return { curve, phases, stations, exits, asks_stuck };
}

/** @param {import('./words.js').BoardStep} step @param {Extract<Event, {is: 'ThoughtsShown'}>} event */
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

/** @param {any} step @param {Extract<Event, {is: 'ThoughtsHidden'}>} event */
function hideAll(step, { names, reason, own, is_scrubbed }) {
  const hidden = { reason, own };
  const words = is_scrubbed ? { salt: null, text: null } : { text: null };
  /** @template {Thing} T @param {T} old @returns {T} */
  const hide = (old) =>
    names.includes(old.name) && !old.is_taken_back ? withSentences({ ...old, ...words, hidden }, words) : old;
  return { ...step, ideas: step.ideas.map((/** @type {Idea} */ idea) => each(idea, hide)) };
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

/** An idea and its continuations, each changed. @param {Idea} idea @param {<T extends Thing>(old: T) => T} change @returns {Idea} */
function each(idea, change) {
  return { ...change(idea), continuations: idea.continuations.map((one) => change(one)) };
}

/** @typedef {Extract<Event, {is: 'ThoughtsUncovered' | 'IdeasMoved' | 'IdeasGrouped' | 'GroupNamed' | 'IdeasUngrouped' | 'IdeaShaped' | 'IdeaReopened' | 'IdeaRested' | 'IdeaWoken'}>} Arranging */

/** @param {import('./words.js').BoardStep} step @param {Arranging} event @returns {import('./words.js').BoardStep} */
function arrange(step, event) {
  switch (event.is) {
    case 'ThoughtsUncovered':
      return { ...step, ideas: step.ideas.map((idea) => each(idea, uncovering(event.thoughts))) };
    case 'IdeasMoved':
      return among(step, event.ideas, { column: event.column });
    case 'IdeasGrouped': {
      const { group, title } = event;
      const isKnown = step.groups.some((one) => one.group === group);
      const groups = isKnown ? step.groups : [...step.groups, { group, title }];
      return withoutEmpty(among({ ...step, groups }, event.ideas, { group }));
    }
    case 'GroupNamed': {
      const { group, title } = event;
      return { ...step, groups: step.groups.map((one) => (one.group === group ? { group, title } : one)) };
    }
    case 'IdeasUngrouped':
      return withoutEmpty(among(step, event.ideas, { group: null }));
    case 'IdeaShaped':
      return {
        ...step,
        ideas: step.ideas.map((idea) =>
          idea.name === event.idea
            ? {
                ...idea,
                is_shaped: true,
                is_resting: false,
                sentences: [...idea.sentences, ...event.sentences],
              }
            : idea,
        ),
      };
    case 'IdeaReopened':
      return among(step, [event.idea], { is_shaped: false });
    case 'IdeaRested':
      return among(step, [event.idea], { is_resting: true });
    case 'IdeaWoken':
      return among(step, [event.idea], { is_resting: false });
    default:
      return step;
  }
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

/** @param {import('./words.js').BoardStep} step @param {string[]} names @param {Partial<Idea>} change */
function among(step, names, change) {
  return {
    ...step,
    ideas: step.ideas.map((idea) => (names.includes(idea.name) ? { ...idea, ...change } : idea)),
  };
}

/** A group that is left empty is gone. @param {import('./words.js').BoardStep} step */
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
