import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical } from '../../static/lib/canonical.js';
import { foldOf } from '../../static/room/log.js';
import { KINDS } from '../../static/steps/kinds.js';

const apply = foldOf(KINDS);

const NOON = 1_800_000_000_000;

test('a described session is what the room knows of it', () => {
  const view = told({ is: 'SessionDescribed', session: { title: 'Spring' } });

  assert.deepEqual(view.session, { title: 'Spring' });
});

test('the first phone is told once', () => {
  assert.equal(told({ is: 'FirstPhoneJoined' }).has_joined, true);
});

test('a step that opens stands on the stage, with empty lists', () => {
  const view = told(opened('board1'));

  assert.equal(view.phase, 'live');
  assert.equal(view.stage, 'board1');
  assert.deepEqual(view.steps, [
    {
      step: 'board1',
      kind: 'board',
      title: 'What would help',
      prompt: 'What would help?',
      minutes: 9,
      round: 1,
      state: 'open',
      closing_at: null,
      waits: false,
      opened_at: NOON,
      spent: 0,
      mode: 'rounds',
      columns: [],
      is_ajar: false,
      was_open: true,
      held: null,
      withheld: [],
      groups: [],
      shown: [],
      ideas: [],
    },
  ]);
});

test('opening another step closes the one that was on the stage', () => {
  const view = told(opened('board1'), { is: 'StepClosing', step: 'board1', closing_at: 99, waits: false }, openedCurve('curve1'));

  assert.equal(view.stage, 'curve1');
  assert.equal(view.steps[0].state, 'closed');
  assert.equal(view.steps[0].closing_at, null);
  assert.deepEqual(view.steps[1].pictures, []);
  assert.deepEqual(view.steps[1].burnt, []);
});

test('a step that comes back keeps its thoughts', () => {
  const view = told(opened('board1'), shown({ ideas: [words('a')] }), openedCurve('curve1'), {
    ...opened('board1'),
    round: 3,
  });

  assert.equal(view.steps.length, 2);
  assert.equal(view.steps[0].round, 3);
  assert.equal(view.steps[0].ideas.length, 1);
});

test('closing has its time, and closed has none', () => {
  const closing = told(opened('board1'), { is: 'StepClosing', step: 'board1', closing_at: 1234, waits: false });
  assert.equal(closing.steps[0].state, 'closing');
  assert.equal(closing.steps[0].closing_at, 1234);

  const closed = apply(closing, { is: 'StepClosed', step: 'board1' });
  assert.equal(closed.steps[0].state, 'closed');
  assert.equal(closed.steps[0].closing_at, null);
});

test('shown thoughts stand in the order of the event, and the next round begins', () => {
  const view = told(opened('board1'), shown({ round: 1, phones: 6, ideas: [words('b'), words('a')] }));
  const [step] = view.steps;

  assert.deepEqual(
    step.ideas.map((idea) => idea.name),
    ['b', 'a'],
  );
  assert.deepEqual(step.shown, [{ round: 1, phones: 6 }]);
  assert.equal(step.round, 2);
  assert.deepEqual(step.ideas[0], {
    name: 'b',
    salt: 'salt of b',
    text: 'text of b',
    round: 1,
    is_taken_back: false,
    hidden: null,
    changed_by: [],
    continuations: [],
    column: 0,
    group: null,
    is_resting: false,
    is_shaped: false,
    sentences: [],
  });
});

test('a continuation hangs on its idea, also on one shown in the same moment', () => {
  const view = told(
    opened('board1'),
    shown({
      ideas: [words('a')],
      continuations: [
        { ...words('c'), idea: 'a', kind: 'ask' },
        { ...words('d'), idea: 'nobody', kind: 'add' },
      ],
    }),
  );

  assert.equal(view.steps[0].ideas[0].continuations.length, 1);
  assert.equal(view.steps[0].ideas[0].continuations[0].kind, 'ask');
});

test('a change gives new words to an idea or to a continuation', () => {
  const view = told(
    opened('board1'),
    shown({ ideas: [words('a')], continuations: [{ ...words('c'), idea: 'a', kind: 'add' }] }),
    shown({
      round: 2,
      changes: [
        { name: 'a', salt: 'salt of a', text: 'better', by: 'x' },
        { name: 'c', salt: 'salt of c', text: 'clearer', by: 'y' },
      ],
    }),
  );
  const [idea] = view.steps[0].ideas;

  assert.equal(idea.text, 'better');
  assert.deepEqual(idea.changed_by, ['x']);
  assert.equal(idea.continuations[0].text, 'clearer');
  assert.deepEqual(idea.continuations[0].changed_by, ['y']);
});

test('words that are gone meanwhile leave a thought without words, until its event says why', () => {
  const gone = shown({ ideas: [{ name: 'a', salt: null, text: null, column: 0 }] });
  const view = told(opened('board1'), gone, { is: 'IdeaTakenBack', step: 'board1', name: 'a' });

  assert.deepEqual([view.steps[0].ideas[0].is_taken_back, view.steps[0].ideas[0].text], [true, null]);
});

test('what is hidden loses its words and keeps its salt, and the spotlight goes', () => {
  const continuations = [{ ...words('c'), idea: 'a', kind: 'add' }];
  const hidden = { is: 'ThoughtsHidden', step: 'board1', names: ['a', 'c'], reason: 'hurts', own: '', is_scrubbed: false };
  const lit = told(opened('board1'), shown({ ideas: [words('a')], continuations }), {
    is: 'SpotlightPut',
    step: 'board1',
    idea: 'a',
  });

  const view = apply(lit, hidden);

  const [idea] = view.steps[0].ideas;
  assert.deepEqual([idea.text, idea.salt, idea.hidden], [null, 'salt of a', { reason: 'hurts', own: '' }]);
  assert.equal(idea.continuations[0].text, null);
  assert.equal(view.spotlight, null);

  const again = { is: 'ThoughtsUncovered', step: 'board1', thoughts: [words('a'), words('c')] };
  assert.deepEqual(apply(view, again).steps[0].ideas, lit.steps[0].ideas);
});

test('a step that leaves the stage counts its time', () => {
  const view = told(opened('board1'), { ...openedCurve('curve1'), at: NOON + 60_000 });

  assert.equal(view.steps[0].spent, 60_000);
});

test('what is taken back loses its words and keeps what others added', () => {
  const continuations = [{ ...words('c'), idea: 'a', kind: 'add' }];
  const view = told(opened('board1'), shown({ ideas: [words('a')], continuations }), {
    is: 'IdeaTakenBack',
    step: 'board1',
    name: 'a',
  });
  const [idea] = view.steps[0].ideas;

  assert.deepEqual([idea.is_taken_back, idea.salt, idea.text], [true, null, null]);
  assert.equal(idea.continuations[0].text, 'text of c');
});

test('a change to what was taken back brings no words, and taking back comes last', () => {
  const change = { name: 'a', salt: 'salt of a', text: 'again', by: 'x' };
  const view = told(
    opened('board1'),
    shown({ ideas: [words('a'), words('b')] }),
    { is: 'IdeaTakenBack', step: 'board1', name: 'a' },
    shown({ round: 2, changes: [change, { ...change, name: 'b' }], taken_back: ['b'] }),
  );
  const [a, b] = view.steps[0].ideas;

  assert.deepEqual([a.text, a.changed_by], [null, ['x']]);
  assert.deepEqual([b.text, b.changed_by], [null, ['x']]);
});

test('a tally closes the round and keeps its picture; asking again opens the next', () => {
  const tallied = told(openedCurve('curve1'), { is: 'MarksTallied', step: 'curve1', picture: { round: 1, n: 7 } });
  assert.equal(tallied.steps[0].state, 'closed');
  assert.deepEqual(tallied.steps[0].pictures, [{ round: 1, n: 7 }]);

  const again = apply(tallied, { is: 'RoundOpened', step: 'curve1', round: 2 });
  assert.deepEqual([again.steps[0].round, again.steps[0].state], [2, 'open']);
});

test('burnt marks are remembered by their round', () => {
  const view = told(openedCurve('curve1'), { is: 'MarksBurnt', step: 'curve1', round: 1 });

  assert.deepEqual(view.steps[0].burnt, [1]);
});

test('the end closes every step and empties the stage', () => {
  const view = told(opened('board1'), openedCurve('curve1'), { is: 'SessionEnded', at: NOON });

  assert.deepEqual([view.phase, view.stage], ['ended', null]);
  assert.deepEqual(
    view.steps.map((step) => step.state),
    ['closed', 'closed'],
  );
});

test('an old view stays as it was, and what did not change is shared', () => {
  const before = told(opened('board1'), shown({ ideas: [words('a'), words('b')] }));
  const bytes = canonical(before);

  const after = apply(before, { is: 'IdeaTakenBack', step: 'board1', name: 'a' });

  assert.equal(canonical(before), bytes);
  assert.equal(after.steps[0].ideas[1], before.steps[0].ideas[1]);
});

test('500 thoughts stay quick', () => {
  const ideas = Array.from({ length: 500 }, (_, i) => words(`n${i}`));
  const changes = ideas.map(({ name }) => ({ name, salt: 's', text: 'other', by: `by ${name}` }));
  const start = performance.now();

  const view = told(opened('board1'), shown({ ideas }), shown({ round: 2, changes }));

  assert.equal(view.steps[0].ideas[499].text, 'other');
  assert.ok(performance.now() - start < 200, 'folding took longer than 200 ms');
});

function told(...events) {
  const still = { spotlight: null, timer: null, is_paused: false, eyes_up: false, is_holding: false, held_on: '' };
  const empty = { session: null, phase: 'waiting', has_joined: false, stage: null, ...still, steps: [] };
  return events.reduce(apply, empty);
}

function opened(step) {
  const how = { mode: 'rounds', columns: [] };
  const plan = { step, kind: 'board', title: 'What would help', prompt: 'What would help?', minutes: 9, ...how };
  return { is: 'StepOpened', step: plan, round: 1, state: 'open', at: NOON };
}

function openedCurve(step) {
  const form = { curve: 'wave', phases: [], stations: [], exits: [], asks_stuck: false };
  const plan = { step, kind: 'curve', title: 'Where are we', prompt: '', minutes: 5, ...form };
  return { is: 'StepOpened', step: plan, round: 1, state: 'open', at: NOON };
}

function shown(fields) {
  const none = { ideas: [], continuations: [], changes: [], taken_back: [], withheld: [], goes_on: false };
  return { is: 'ThoughtsShown', step: 'board1', round: 1, phones: 5, ...none, ...fields };
}

function words(name) {
  return { name, salt: `salt of ${name}`, text: `text of ${name}`, column: 0 };
}
