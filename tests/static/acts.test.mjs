import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { openActs } from '../../static/desk/acts.js';
import { signal } from '../../static/vendor/ui.js';

globalThis.window = globalThis;
const START = 1_000_000;

beforeEach((context) => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: START });
  context.after?.(() => mock.timers.reset());
});

test('what is pressed before the answer came is done after it', async () => {
  const { acts, sent, answer } = desk();

  acts.press(cue('CallEyesUp', { name: 'eyes' }));
  acts.press(cue('PauseSession', { name: 'pause' }));
  assert.deepEqual(sent(), ['CallEyesUp']);
  await answer({ ok: 1 });

  assert.deepEqual(sent(), ['CallEyesUp', 'PauseSession']);
});

test('a double press is one press', async () => {
  const { acts, sent, answer } = desk();

  for (let press = 0; press < 3; press++) acts.press(cue('PauseSession', { name: 'pause' }));
  await answer({ ok: 1 });

  assert.deepEqual(sent(), ['PauseSession']);
  assert.equal(acts.isSent.value, false);
});

test('two minutes and two minutes are four', async () => {
  const { acts, view, sent, answer, ends } = desk({}, { timer: { ends_at: START, left: null } });
  const more = ({ timer }) => cue('SetTimer', { name: 'timer', fields: { step: 'board1', ends_at: timer.ends_at + 2 } });

  acts.press(more);
  acts.press(more);
  view.value = { ...view.value, timer: { ends_at: START + 2, left: null } };
  await answer({ ok: 1 });

  assert.deepEqual(sent(), ['SetTimer', 'SetTimer']);
  assert.deepEqual(ends(), [START + 2, START + 4]);
});

test('a cue that means nothing any more when its turn comes is not done, and says so', async () => {
  const { acts, view, sent, answer } = desk();

  acts.press(cue('OpenStep', { name: 'jump', fields: { step: 'board2' } }));
  acts.press(cue('CloseStep', { name: 'close', fields: { step: 'board1' } }));
  view.value = { ...view.value, stage: 'board2', steps: [...view.value.steps, board('board2')] };
  await answer({ ok: 1 });

  assert.deepEqual(sent(), ['OpenStep']);
  assert.equal(acts.said.value, 'The room has just changed. Look, then press again.');
});

test('what waited too long is not done, and says so', async () => {
  const { acts, sent, answer } = desk();

  acts.press(cue('CallEyesUp', { name: 'eyes' }));
  acts.press(cue('PauseSession', { name: 'pause' }));
  mock.timers.setTime(START + 5_000);
  await answer({ ok: 1 });

  assert.deepEqual(sent(), ['CallEyesUp']);
  assert.equal(acts.said.value, 'The room has just changed. Look, then press again.');
});

test('without an answer nothing that waited is done', async () => {
  const { acts, sent, answer } = desk();

  acts.press(cue('CallEyesUp', { name: 'eyes' }));
  acts.press(cue('PauseSession', { name: 'pause' }));
  await answer({ unknown: true });

  assert.deepEqual(sent(), ['CallEyesUp']);
  assert.match(acts.said.value, /No answer came/);
});

test('a refusal is read also when something else was pressed meanwhile', async () => {
  const { acts, answer } = desk();

  acts.press(cue('CallEyesUp', { name: 'eyes' }));
  acts.press(cue('PauseSession', { name: 'pause' }));
  await answer({ refused: 'no', say: 'Not now.' });
  await answer({ ok: 2 });

  assert.equal(acts.said.value, 'Not now.');
});

test('Undo that is pressed before the answer takes back what was just done', async () => {
  const { acts, view, sent, answer } = desk();

  acts.press(cue('PauseSession', { name: 'pause' }));
  acts.takeBack();
  view.value = { ...view.value, is_paused: true };
  await answer({ ok: 1 });

  assert.deepEqual(sent(), ['PauseSession', 'ResumeSession']);
});

test('a step that somebody has answered since is not taken back, and so it is said', async () => {
  const { acts, view, presence, sent, answer } = desk();
  const curve = { kind: 'curve', step: 'curve1', state: 'open', round: 1, pictures: [], burnt: [] };

  acts.press(cue('OpenStep', { name: 'open', fields: { step: 'curve1' } }));
  view.value = { ...view.value, stage: 'curve1', steps: [...view.value.steps, curve] };
  await answer({ ok: 1 });
  presence.value = { gave: { exact: 1 } };
  acts.takeBack();

  assert.deepEqual(sent(), ['OpenStep']);
  assert.equal(acts.said.value, 'Somebody has answered since. It stays as it is.');
});

test('what was done together is taken back together, the last first', async () => {
  const ideas = [idea('a'), idea('b', { column: 1 })];
  const { acts, view, sent, answer } = desk({ columns: ['Keep', 'Stop'], ideas });

  acts.perform('MoveIdeas', { step: 'board1', ideas: ['a'], column: 1 });
  view.value = { ...view.value, steps: [board('board1', { ideas: [idea('a', { column: 1 }), ideas[1]] })] };
  await answer({ ok: 1 });
  acts.also('GroupIdeas', { step: 'board1', ideas: ['b', 'a'], group: 'fresh1' });
  await answer({ ok: 2 });
  acts.takeBack();
  await answer({ ok: 3 });
  await answer({ ok: 4 });

  assert.deepEqual(sent(), ['MoveIdeas', 'GroupIdeas', 'UngroupIdeas', 'MoveIdeas']);
  assert.equal(acts.said.value, 'Taken back.');
  assert.equal(acts.undoable.value, null);
});

test('two desks press pause at once: the later one has paused too, and does not resume', async () => {
  const { acts, view, sent } = desk();

  view.value = { ...view.value, is_paused: true };
  acts.press(cue('ResumeSession', { name: 'pause' }));

  assert.deepEqual(sent(), []);
  assert.equal(acts.said.value, 'Already paused.');

  mock.timers.setTime(START + 1_600);
  acts.press(cue('ResumeSession', { name: 'pause' }));
  assert.deepEqual(sent(), ['ResumeSession']);
});

test('what is asked is done by a second press, and not by a finger that bounces', async () => {
  const { acts, sent } = desk();
  const asking = cue('EndSession', { name: 'end', ask: 'End it?', yes: 'Yes' });

  acts.press(asking);
  acts.press(asking, true);
  assert.deepEqual(sent(), []);
  mock.timers.tick(500);
  acts.press(asking, true);

  assert.deepEqual(sent(), ['EndSession']);
});

test('what has to be so first is done first, and where it fails the question stays with what was typed', async () => {
  const { acts, sent, answer } = desk();
  const name = cue('OpenStep', {
    name: 'open',
    fields: { step: 'curve1' },
    ask: 'Which change?',
    before: [{ act: 'DescribeSession', fields: { change: 'one shared calendar' } }],
  });
  acts.press(name);
  mock.timers.tick(1_000);

  acts.press(name, true);
  await answer({ refused: 'too_long', say: 'This is longer than 80 characters.' });
  assert.deepEqual(sent(), ['DescribeSession']);
  assert.equal(acts.asked.value, name);
  assert.equal(acts.said.value, 'This is longer than 80 characters.');
  acts.press(name, true);
  await answer({ ok: 3 });
  await answer({ ok: 4 });

  assert.deepEqual(sent(), ['DescribeSession', 'DescribeSession', 'OpenStep']);
  assert.equal(acts.asked.value, null);
});

test('the agenda is changed before the step that it changes is opened again', async () => {
  const saved = [];
  const planned = [{ step: 'board1', settings: {} }];
  const { acts, sent, answer } = desk({}, {}, {
    steps: signal(planned),
    async save(steps) {
      saved.push(steps);
      return saved.length > 1 ? null : { refused: 'changed', say: 'The agenda was changed on another desk meanwhile.' };
    },
  });
  const plan = { step: 'board1', settings: { mode: 'open' } };
  const atOnce = cue('OpenStep', { name: 'at_once', fields: { step: 'board1' }, plan, before: [{ act: 'CloseStep', fields: {} }] });

  acts.press(atOnce);
  await answer.hop();
  assert.deepEqual(sent(), []);
  assert.equal(acts.said.value, 'The agenda was changed on another desk meanwhile.');
  acts.press(atOnce);
  await answer.hop();
  await answer({ ok: 5 });
  await answer({ ok: 6 });

  assert.deepEqual(saved[1], [plan]);
  assert.deepEqual(sent(), ['CloseStep', 'OpenStep']);
});

/** A desk whose line answers when it is told to. */
function desk(more = {}, now = {}, agenda = { steps: signal([]) }) {
  const asked = [];
  const view = signal({
    phase: 'live',
    stage: 'board1',
    steps: [board('board1', more)],
    timer: null,
    is_paused: false,
    eyes_up: false,
    ...now,
  });
  const presence = signal(null);
  const room = {
    view,
    presence,
    connection: signal('online'),
    serverNow: () => Date.now(),
    attempt: (name, fields) => new Promise((tell) => asked.push({ name, fields, tell })),
  };
  const acts = openActs(room, agenda);
  return {
    acts,
    view,
    presence,
    sent: () => asked.map(({ name }) => name),
    ends: () => asked.map(({ fields }) => fields.ends_at),
    answer: Object.assign(
      async (said) => {
        asked[asked.length - 1].tell(said);
        await hops();
        mock.timers.tick(0);
        await hops();
      },
      { hop: hops },
    ),
  };
}

async function hops() {
  for (let hop = 0; hop < 8; hop++) await null;
}

function cue(act, { name, fields = {}, ...more }) {
  return { name, act, fields, label: name, ...more };
}

function board(step, more = {}) {
  const open = { state: 'open', round: 1, ideas: [], groups: [], columns: [], shown: [], mode: 'rounds', held: null };
  return { kind: 'board', step, is_ajar: false, ...open, ...more };
}

function idea(name, more = {}) {
  return { name, column: 0, group: null, hidden: null, continuations: [], ...more };
}
