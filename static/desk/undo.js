/**
 * The acts that take an act back, made from the view before it. None where it cannot be: what was shown was seen, and an
 * ended session stays ended.
 */

import { SHORTEST_TIMER } from '../room/limits.js';
import { hasThoughts, isCounted, thingsOf } from '../room/things.js';
import { isCountedUp } from '../room/view.js';

/** @import {ThoughtStep, Idea, View} from '../room/words.js' */
/** @typedef {{do: string, with: any}} Act */

/**
 * @param {Act} act @param {View} before the view before it
 * @param {{gave?: number, now?: number}} [at] how many phones had given something, and the server's clock
 * @returns {Act[]} mostly one; several where thoughts came from several places
 */
export function undo({ do: name, with: fields }, before, { gave = 0, now = 0 } = {}) {
  const make = INVERSES[name];
  const back = make && before.phase !== 'ended' ? make(fields, before, { gave, now }) : null;
  return back ? [back].flat() : [];
}

/** Whether the room still stands where the act left it: only then may it be taken back. @param {Act} act @param {View} view */
export function stillStands({ do: name, with: fields }, view) {
  if (view.phase === 'ended') return false;
  if (name === 'OpenStep') return view.stage === fields.step;
  if (name === 'CloseStep') return view.stage === fields.step && stepOf(view, fields.step)?.state !== 'open';
  if (name === 'PauseSession') return view.is_paused;
  if (name === 'ResumeSession') return !view.is_paused;
  if (name === 'SetTimer')
    return view.stage === fields.step && (view.timer?.ends_at ?? null) === fields.ends_at;
  if (name === 'CallEyesUp') return view.eyes_up;
  if (name === 'ReleaseEyes') return !view.eyes_up;
  return true;
}

/** @type {Record<string, ((fields: any, before: View, at: {gave: number, now: number}) => Act | Act[] | null) | undefined>} */
const INVERSES = {
  OpenStep({ step }, before, { gave }) {
    const here = before.stage && stepOf(before, before.stage);
    if (!here) return null; // the room has begun: it waits no more
    if (here.step === step) return here.state === 'open' ? null : { do: 'CloseStep', with: { step } };
    const hasBurnt = isCounted(here) && gave > 0 && !isCountedUp(here);
    return hasBurnt ? null : { do: 'OpenStep', with: { step: here.step } };
  },
  CloseStep({ step }, before) {
    const isOpen = before.stage === step && stepOf(before, step)?.state === 'open';
    return isOpen ? { do: 'OpenStep', with: { step } } : null;
  },
  PauseSession: (_, before) => (before.is_paused ? null : { do: 'ResumeSession', with: {} }),
  ResumeSession: (_, before) => (before.is_paused ? { do: 'PauseSession', with: {} } : null),
  SetTimer({ step, ends_at }, before, { now }) {
    const earlier = before.timer?.ends_at ?? null;
    if (earlier === ends_at || before.is_paused) return null;
    const isTooNear = earlier !== null && earlier < now + SHORTEST_TIMER;
    return isTooNear ? null : { do: 'SetTimer', with: { step, ends_at: earlier } };
  },
  CallEyesUp: (_, before) => (before.eyes_up ? null : { do: 'ReleaseEyes', with: {} }),
  ReleaseEyes: (_, before) => (before.eyes_up ? { do: 'CallEyesUp', with: {} } : null),
  PutSpotlight({ idea }, { spotlight, stage }) {
    if (spotlight === idea) return null;
    return spotlight
      ? { do: 'PutSpotlight', with: { step: stage, idea: spotlight } }
      : { do: 'ClearSpotlight', with: {} };
  },
  ClearSpotlight: (_, { spotlight, stage }) =>
    spotlight ? { do: 'PutSpotlight', with: { step: stage, idea: spotlight } } : null,
  LeaveAjar: ({ step }, before) =>
    boardOf(before, step)?.is_ajar ? null : { do: 'ShutStep', with: { step } },
  ShutStep: ({ step }, before) =>
    boardOf(before, step)?.is_ajar ? { do: 'LeaveAjar', with: { step } } : null,
  HoldThoughts: (_, before) => (before.is_holding ? null : { do: 'StopHolding', with: {} }),
  StopHolding: (_, before) => (before.is_holding ? { do: 'HoldThoughts', with: {} } : null),
  CoverIdea: ({ step, idea }, before) =>
    hiddenOf(before, step, idea) ? null : { do: 'UncoverIdea', with: { step, idea } },
  HideIdea({ step, idea, reason }, before) {
    const wasReadable = !hiddenOf(before, step, idea);
    return wasReadable && reason !== 'private' ? { do: 'UncoverIdea', with: { step, idea } } : null;
  },
  UncoverIdea({ step, idea }, before) {
    const hidden = hiddenOf(before, step, idea);
    if (!hidden) return null;
    if (hidden.reason === 'covered') return { do: 'CoverIdea', with: { step, idea } };
    return { do: 'HideIdea', with: { step, idea, reason: hidden.reason, own: hidden.own } };
  },
  MoveIdeas: ({ step, ideas, column }, before) =>
    apart(ideasOf(before, step, ideas), (idea) => idea.column)
      .filter(([from]) => from !== column)
      .map(([from, those]) => ({ do: 'MoveIdeas', with: { step, ideas: those, column: from } })),
  GroupIdeas: ({ step, group, ideas }, before) =>
    apart(ideasOf(before, step, ideas), (idea) => idea.group ?? '')
      .filter(([from]) => from !== group)
      .map(([from, those]) =>
        from ? grouping(before, step, from, those) : { do: 'UngroupIdeas', with: { step, ideas: those } },
      ),
  UngroupIdeas: ({ step, ideas }, before) =>
    apart(ideasOf(before, step, ideas), (idea) => idea.group ?? '')
      .filter(([from]) => from)
      .map(([from, those]) => grouping(before, step, from, those)),
  NameGroup({ step, group, title }, before) {
    const earlier = titleOf(before, step, group);
    return earlier === null || earlier === title
      ? null
      : { do: 'NameGroup', with: { step, group, title: earlier } };
  },
  ShapeIdea: ({ step, idea }, before) =>
    ideasOf(before, step, [idea])[0]?.is_shaped ? null : { do: 'ReopenIdea', with: { step, idea } },
  RestIdea: ({ step, idea }, before) =>
    ideasOf(before, step, [idea])[0]?.is_resting ? null : { do: 'WakeIdea', with: { step, idea } },
  WakeIdea: ({ step, idea }, before) =>
    ideasOf(before, step, [idea])[0]?.is_resting ? { do: 'RestIdea', with: { step, idea } } : null,
};

/** @param {View} before @param {string} step @param {string} group @param {string[]} ideas @returns {Act} */
function grouping(before, step, group, ideas) {
  return { do: 'GroupIdeas', with: { step, group, ideas, title: titleOf(before, step, group) ?? '' } };
}

/** @param {View} view @param {string} step */
function stepOf(view, step) {
  return view.steps.find((one) => one.step === step);
}

/** @param {View} view @param {string} step @returns {ThoughtStep | null} */
function boardOf(view, step) {
  const board = stepOf(view, step);
  return hasThoughts(board) ? board : null;
}

/** @param {View} view @param {string} step @param {string[]} names @returns {Idea[]} */
function ideasOf(view, step, names) {
  return (boardOf(view, step)?.ideas ?? []).filter((idea) => names.includes(idea.name));
}

/** @param {View} view @param {string} step @param {string} name of an idea or a continuation */
function hiddenOf(view, step, name) {
  return thingsOf(stepOf(view, step)).find((thing) => thing.name === name)?.hidden ?? null;
}

/** @param {View} view @param {string} step @param {string} group @returns {string | null} */
function titleOf(view, step, group) {
  return boardOf(view, step)?.groups.find((one) => one.group === group)?.title ?? null;
}

/** Their names by where they were. @template T @param {Idea[]} ideas @param {(idea: Idea) => T} of @returns {[T, string[]][]} */
function apart(ideas, of) {
  /** @type {Map<T, string[]>} */
  const places = new Map();
  for (const idea of ideas) places.set(of(idea), [...(places.get(of(idea)) ?? []), idea.name]);
  return [...places];
}
