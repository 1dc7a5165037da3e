/**
 * The fold in the browser: what each event makes of a view. The fold in sessions/ must give the same. Here stand the
 * session's own events; what else happens to a step is its kind's.
 */

/** @import {Event, Step, View} from './words.js' */
/** @import {Kinds} from '../steps/kind.js' */

/**
 * The fold for these kinds of step. It makes a new view; the old one stays as it was, and what did not change is shared
 * between them. What nobody knows is an error, and whoever meets it enters again.
 * @param {Kinds} kinds @returns {(view: View, event: Event) => View}
 */
export function foldOf(kinds) {
  return (view, event) => {
    const own = OF_SESSION[event.is];
    return own ? own(view, event, kinds) : ofStep(view, event, kinds);
  };
}

/** @type {Partial<Record<Event['is'], (view: View, event: any, kinds: Kinds) => View>>} */
const OF_SESSION = {
  SessionDescribed: (view, { session }) => ({ ...view, session }),
  FirstPhoneJoined: (view) => ({ ...view, has_joined: true }),
  StepOpened: open,
  StepClosing: (view, { step: id, closing_at, waits }) =>
    at(view, id, (step) => ({ ...step, state: 'closing', closing_at, waits })),
  StepClosed: (view, { step }) => ({ ...at(view, step, closed), timer: null }),
  StepLeftAjar: leaveAjar,
  StepShut: (view, { step: id }) => at(view, id, (step) => ({ ...step, is_ajar: false })),
  SessionPaused: (view, { left }) => ({
    ...view,
    is_paused: true,
    timer: left === null ? null : { ends_at: null, left },
  }),
  SessionResumed: (view, { ends_at }) => ({ ...view, is_paused: false, timer: timer(ends_at) }),
  TimerSet: (view, { ends_at }) => ({ ...view, timer: timer(ends_at) }),
  EyesCalled: (view) => ({ ...view, eyes_up: true }),
  EyesReleased: (view) => ({ ...view, eyes_up: false }),
  SpotlightPut: (view, { idea }) => ({ ...view, spotlight: idea }),
  SpotlightCleared: (view) => ({ ...view, spotlight: null }),
  HoldBegun: (view) => ({ ...view, is_holding: true }),
  HoldEnded: (view) => ({ ...view, is_holding: false }),
  SessionEnded: end,
};

/** @param {View} view @param {any} event of one step @param {Kinds} kinds @returns {View} */
function ofStep(view, event, kinds) {
  const before = view.steps.find((one) => one.step === event.step);
  const kind = kinds[before?.kind ?? ''];
  const apply = /** @type {any} */ (kind?.apply)?.[event.is];
  if (!apply) throw new Error(event.is);
  const after = apply(before, event);
  // A tally ends what it counted, and its time.
  const isTallied = kind.isShown?.(after) && !kind.isShown(before);
  const step = isTallied ? closed(after) : after;
  return {
    ...at(view, event.step, () => step),
    timer: isTallied ? null : view.timer,
    spotlight: view.spotlight && isGone(step, view.spotlight) ? null : view.spotlight,
  };
}

/** What nobody may read is not in the spotlight. @param {any} step @param {string} name */
function isGone({ ideas = [] }, name) {
  const lit = ideas.find((/** @type {import('./words.js').Idea} */ idea) => idea.name === name);
  return Boolean(lit && (lit.hidden || lit.is_taken_back));
}

/** @param {number | null} ends_at */
function timer(ends_at) {
  return ends_at === null ? null : { ends_at, left: null };
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

/** @param {View} view @param {Extract<Event, {is: 'SessionEnded'}>} event @param {Kinds} kinds @returns {View} */
function end(view, { at: at_, held_on }, kinds) {
  const left = leave(view, at_);
  const steps = left.steps.map((step) => {
    const done = closed(step);
    return kinds[step.kind].ended?.(done) ?? done;
  });
  const over = { is_paused: false, eyes_up: false, is_holding: false };
  return { ...left, phase: 'ended', stage: null, ...over, held_on, steps };
}

/** @param {View} view @param {Extract<Event, {is: 'StepOpened'}>} event @param {Kinds} kinds @returns {View} */
function open(view, { step: plan, round, state, at: at_ }, kinds) {
  const { step: id, title, prompt, minutes } = plan;
  const anew = kinds[plan.kind].anew?.(plan) ?? {};
  const now = { title, prompt, minutes, round, state, closing_at: null, waits: false, ...anew };
  const isBack = view.stage !== id;
  const left = isBack ? leave(view, at_) : view;
  const opening = isBack ? { ...now, opened_at: at_ } : now;
  return {
    ...at(known(left, plan, kinds), id, (step) => ({ ...step, ...opening, ...taken(step, state) })),
    phase: 'live',
    stage: id,
    is_paused: false,
    eyes_up: false,
  };
}

/** What takes thoughts may hold some from now on. @param {Step} step @param {Step['state']} state */
function taken(step, state) {
  return 'was_open' in step ? { was_open: step.was_open || state === 'open' } : {};
}

/** @param {View} view @param {Extract<Event, {is: 'StepLeftAjar'}>} event @param {Kinds} kinds @returns {View} */
function leaveAjar(view, { step: plan }, kinds) {
  return at(known(view, plan, kinds), plan.step, (step) => ({ ...step, is_ajar: true, was_open: true }));
}

/** With this step, if it was never on the stage. @param {View} view @param {import('../steps/kind.js').Plan} plan @param {Kinds} kinds @returns {View} */
function known(view, plan, kinds) {
  if (view.steps.some((one) => one.step === plan.step)) return view;
  const never = { round: 1, state: 'closed', closing_at: null, waits: false, opened_at: null, spent: 0 };
  const step = /** @type {any} */ ({ ...plan, ...never, ...kinds[plan.kind].fresh() });
  return { ...view, steps: [...view.steps, step] };
}
