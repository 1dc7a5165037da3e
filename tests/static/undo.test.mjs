import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stillStands, undo as back } from '../../static/desk/undo.js';

const NOW = 1_000_000_000;
/** The one act that takes it back, or null. */
const undo = (...of) => {
  const acts = back(...of);
  assert.ok(acts.length < 2);
  return acts[0] ?? null;
};

test('opening another step goes back to the one before', () => {
  const before = view({ stage: 'board1', steps: [board()] });

  assert.deepEqual(undo(opening('board2'), before), opening('board1'));
});

test('the first step cannot be unopened: the room has begun', () => {
  assert.equal(undo(opening('board1'), view({ stage: null, phase: 'waiting' })), null);
});

test('marks that went away with their curve do not come back, so nothing is offered', () => {
  const before = view({ stage: 'curve1', steps: [curve()] });

  assert.equal(undo(opening('board1'), before, { gave: 3 }), null);
  assert.deepEqual(undo(opening('board1'), before, { gave: 0 }), opening('curve1'));
});

test('a curve that was revealed is gone back to, whatever was given', () => {
  const before = view({ stage: 'curve1', steps: [curve({ pictures: [{ round: 1 }] })] });

  assert.deepEqual(undo(opening('board1'), before, { gave: 9 }), opening('curve1'));
});

test('a closing is called off, and a step that was reopened is closed again', () => {
  const open = view({ stage: 'board1', steps: [board()] });
  const closed = view({ stage: 'board1', steps: [board({ state: 'closed' })] });

  assert.deepEqual(undo({ do: 'CloseStep', with: { step: 'board1' } }, open), opening('board1'));
  assert.equal(undo({ do: 'CloseStep', with: { step: 'board1' } }, closed), null);
  assert.deepEqual(undo(opening('board1'), closed), { do: 'CloseStep', with: { step: 'board1' } });
});

test('pausing and calling eyes up are undone by their opposites, once', () => {
  assert.deepEqual(undo(bare('PauseSession'), view()), bare('ResumeSession'));
  assert.equal(undo(bare('PauseSession'), view({ is_paused: true })), null);
  assert.deepEqual(undo(bare('ResumeSession'), view({ is_paused: true })), bare('PauseSession'));
  assert.deepEqual(undo(bare('CallEyesUp'), view()), bare('ReleaseEyes'));
  assert.deepEqual(undo(bare('ReleaseEyes'), view({ eyes_up: true })), bare('CallEyesUp'));
});

test('the timer gets its earlier end, unless that is too near to be set', () => {
  const set = { do: 'SetTimer', with: { step: 'board1', ends_at: NOW + 300_000 } };
  const running = view({ timer: { ends_at: NOW + 120_000, left: null } });
  const nearly = view({ timer: { ends_at: NOW + 10_000, left: null } });

  assert.equal(undo(set, view(), { now: NOW }).with.ends_at, null);
  assert.equal(undo(set, running, { now: NOW }).with.ends_at, NOW + 120_000);
  assert.equal(undo(set, nearly, { now: NOW }), null);
});

test('the spotlight goes back to the thought it was on', () => {
  const put = { do: 'PutSpotlight', with: { step: 'board1', idea: 'b' } };

  assert.deepEqual(undo(put, view({ stage: 'board1' })), bare('ClearSpotlight'));
  assert.equal(undo(put, view({ stage: 'board1', spotlight: 'a' })).with.idea, 'a');
  assert.equal(undo(bare('ClearSpotlight'), view({ stage: 'board1', spotlight: 'a' })).with.idea, 'a');
});

test('a thought that was covered or hidden is shown again, but for a private matter', () => {
  const before = view({ steps: [board({ ideas: [idea('a')] })] });
  const shown = { do: 'UncoverIdea', with: { step: 'board1', idea: 'a' } };

  assert.deepEqual(undo(onIdea('CoverIdea'), before), shown);
  assert.deepEqual(undo(onIdea('HideIdea', { reason: 'hurts' }), before), shown);
  assert.equal(undo(onIdea('HideIdea', { reason: 'private' }), before), null);
});

test('a covered thought that is then hidden is not shown by undoing that', () => {
  const before = view({ steps: [board({ ideas: [idea('a', { hidden: { reason: 'covered', own: '' } })] })] });

  assert.equal(undo(onIdea('HideIdea', { reason: 'hurts' }), before), null);
  assert.equal(undo(onIdea('UncoverIdea'), before).do, 'CoverIdea');
});

test('ideas go back to the columns they came from', () => {
  const together = view({ steps: [board({ ideas: [idea('a'), idea('b')] })] });
  const apart = view({ steps: [board({ ideas: [idea('a'), idea('b', { column: 2 })] })] });
  const act = { do: 'MoveIdeas', with: { step: 'board1', ideas: ['a', 'b'], column: 1 } };

  assert.equal(undo(act, together).with.column, 0);
  assert.deepEqual(
    back({ ...act, with: { ...act.with, ideas: ['a', 'b'] } }, apart).map(({ with: { ideas, column } }) => [ideas, column]),
    [
      [['a'], 0],
      [['b'], 2],
    ],
  );
});

test('those that were moved where they stood already stay there', () => {
  const one = view({ steps: [board({ ideas: [idea('a'), idea('b', { column: 1 })] })] });
  const act = { do: 'MoveIdeas', with: { step: 'board1', ideas: ['a', 'b'], column: 1 } };

  assert.deepEqual(undo(act, one).with, { step: 'board1', ideas: ['a'], column: 0 });
});

test('a lone idea and one of a group, put together, part again', () => {
  const groups = [{ group: 'old123', title: 'Old' }];
  const before = view({ steps: [board({ groups, ideas: [idea('a'), idea('b', { group: 'old123' })] })] });
  const act = { do: 'GroupIdeas', with: { step: 'board1', group: 'new123', ideas: ['a', 'b'] } };

  assert.deepEqual(back(act, before), [
    { do: 'UngroupIdeas', with: { step: 'board1', ideas: ['a'] } },
    { do: 'GroupIdeas', with: { step: 'board1', group: 'old123', ideas: ['b'], title: 'Old' } },
  ]);
});

test('ideas leave a group again, or return to the one they were in', () => {
  const act = { do: 'GroupIdeas', with: { step: 'board1', group: 'new123', ideas: ['a'], title: 'New' } };
  const groups = [{ group: 'old123', title: 'Old' }];
  const free = view({ steps: [board({ ideas: [idea('a')] })] });
  const grouped = view({ steps: [board({ groups, ideas: [idea('a', { group: 'old123' })] })] });

  assert.equal(undo(act, free).do, 'UngroupIdeas');
  assert.deepEqual(undo(act, grouped).with, { step: 'board1', group: 'old123', ideas: ['a'], title: 'Old' });
  const out = { do: 'UngroupIdeas', with: { step: 'board1', ideas: ['a'] } };
  assert.equal(undo(out, grouped).with.group, 'old123');
});

test('resting and shaping are undone, and a sentence that replaced another stays', () => {
  const plain = view({ steps: [board({ ideas: [idea('a')] })] });
  const shaped = view({ steps: [board({ ideas: [idea('a', { is_shaped: true })] })] });

  assert.equal(undo(onIdea('RestIdea'), plain).do, 'WakeIdea');
  assert.equal(undo(onIdea('WakeIdea'), plain), null);
  assert.equal(undo(onIdea('ShapeIdea'), plain).do, 'ReopenIdea');
  assert.equal(undo(onIdea('ShapeIdea'), shaped), null);
});

test('what was shown was seen: reveals and ends have no undo', () => {
  for (const name of ['RevealRound', 'ReleaseRound', 'AskAgain', 'EndSession', 'DescribeSession']) {
    assert.equal(undo({ do: name, with: { step: 'board1', round: 1 } }, view()), null);
  }
  assert.equal(undo(bare('PauseSession'), view({ phase: 'ended' })), null);
});

test('when another desk has moved on, there is nothing to take back', () => {
  assert.equal(stillStands(opening('board1'), view({ stage: 'board1' })), true);
  assert.equal(stillStands(opening('board1'), view({ stage: 'board2' })), false);
  assert.equal(stillStands(bare('PauseSession'), view()), false);
});

function view(more = {}) {
  const quiet = { spotlight: null, timer: null, is_paused: false, eyes_up: false, is_holding: false, held_on: '' };
  return { phase: 'live', stage: 'board1', steps: [], ...quiet, ...more };
}

function board(more = {}) {
  return { kind: 'board', step: 'board1', round: 1, state: 'open', ideas: [], groups: [], is_ajar: false, ...more };
}

function curve(more = {}) {
  return { kind: 'curve', step: 'curve1', round: 1, state: 'open', pictures: [], burnt: [], ...more };
}

function idea(name, more = {}) {
  return { name, column: 0, group: null, hidden: null, is_resting: false, is_shaped: false, continuations: [], ...more };
}

function opening(step) {
  return { do: 'OpenStep', with: { step } };
}

function bare(name) {
  return { do: name, with: {} };
}

function onIdea(name, more = {}) {
  return { do: name, with: { step: 'board1', idea: 'a', ...more } };
}
