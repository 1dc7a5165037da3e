import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withName } from '../../static/desk/cues.js';
import { cueTo, nextCue, otherCues, stillAsked } from '../../static/desk/next_cue.js';

const agenda = [
  { step: 'curve1', kind: 'curve', title: 'Where are we', prompt: '', minutes: 5, notes: '', settings: {} },
  { step: 'board1', kind: 'board', title: 'What would help', prompt: '', minutes: 9, notes: '', settings: {} },
];

test('before the start the large button opens the first step', () => {
  const next = nextCue(desk({ stage: null }));

  assert.equal(next.label, 'Open: Where are we');
  assert.deepEqual(next.cue.fields, { step: 'curve1' });
  assert.equal(next.cue.ask, undefined);
});

test('an empty agenda asks for a step', () => {
  const next = nextCue({ ...desk({ stage: null }), agenda: [] });

  assert.equal(next.cue, null);
  assert.equal(next.label, 'Add a step to the agenda first.');
});

test('a curve under five marks says how many there are, and cannot be revealed', () => {
  const next = nextCue(desk({ step: curve(), gave: { exact: 3 } }));

  assert.equal(next.cue, null);
  assert.equal(next.label, 'Needs 5 marks: 3 so far');
  assert.ok(!names({ step: curve(), gave: { exact: 3 } }).includes('reveal'));
});

test('an open curve is closed first while some phones have not marked, then revealed, asking once', () => {
  assert.equal(nextCue(desk({ step: curve(), gave: { exact: 9 }, phones: 12 })).label, 'Close');

  const next = nextCue(desk({ step: curve({ state: 'closed' }), gave: { exact: 9 }, phones: 12 }));

  assert.equal(next.label, 'Reveal 9 marks');
  assert.ok(next.cue.ask);
});

test('a curve that every phone has marked is revealed without closing it first', () => {
  const next = nextCue(desk({ step: curve(), gave: { exact: 12 }, phones: 12 }));

  assert.equal(next.label, 'Reveal 12 marks');
});

test('a vote is spoken of in ballots, and its reveal has no detail', () => {
  const next = nextCue(desk({ step: vote({ state: 'closed' }), gave: { exact: 9 }, phones: 12 }));

  assert.equal(next.label, 'Reveal 9 ballots');
  assert.deepEqual(next.cue.fields, { step: 'curve1', round: 1, detail: '' });
  assert.equal(next.cue.also, undefined);
});

test('a round is kept from five on, where its kind knows it', () => {
  assert.ok(names({ step: vote(), gave: { exact: 5 } }).includes('keep'));
  assert.ok(!names({ step: vote(), gave: { exact: 4 } }).includes('keep'));
  assert.ok(!names({ step: curve(), gave: { exact: 5 } }).includes('keep'));
});

test('what was kept is no loss when the room goes on, and the end says that it is one', () => {
  const step = vote({ state: 'closed', kept: [{ round: 1, counted: [] }] });

  assert.equal(nextCue(desk({ step })).label, 'Next: What would help');
  assert.equal(nextCue(desk({ step })).cue.ask, undefined);
  assert.ok(names({ step }).includes('again'));
  assert.ok(!names({ step, gave: { exact: 5 } }).includes('keep'));
  const end = otherCues(desk({ step })).find(({ name }) => name === 'end');
  assert.match(end.ask, /^A round was kept and not shown. It goes away now./);
});

test('stations are offered from twenty marks on', () => {
  const at19 = nextCue(desk({ step: curve({ state: 'closed' }), gave: { exact: 19 } }));
  const at20 = nextCue(desk({ step: curve({ state: 'closed' }), gave: { exact: 20 } }));

  assert.equal(at19.cue.also, undefined);
  assert.equal(at20.cue.also.fields.detail, 'stations');
});

test('a curve closed with too few marks is opened again', () => {
  const next = nextCue(desk({ step: curve({ state: 'closed' }), gave: { exact: 2 } }));

  assert.equal(next.label, 'Reopen');
  assert.equal(next.why, 'Needs 5 marks: 2 so far');
});

test('while a step closes, the large button waits', () => {
  assert.equal(nextCue(desk({ step: curve({ state: 'closing' }), gave: { exact: 9 } })).cue, null);
});

test('after the reveal the room moves on, and asking again stays at hand', () => {
  const step = curve({ state: 'closed', pictures: [{ round: 1 }] });

  assert.equal(nextCue(desk({ step })).label, 'Next: What would help');
  assert.equal(nextCue(desk({ step })).cue.ask, undefined);
  assert.ok(names({ step }).includes('again'));
});

test('a board waits for five phones without telling how many are missing', () => {
  const next = nextCue(desk({ step: board(), gave: { at_least: 0 } }));

  assert.equal(next.cue, null);
  assert.equal(next.label, 'Shown from five phones on');
  assert.equal(next.why, '30 phones are here.');
});

test('five is named where three phones are here, and so are the three', () => {
  const step = board();
  const next = nextCue(desk({ step, gave: { at_least: 0 }, phones: 3 }));

  assert.equal(`${next.label}. ${next.why}`, 'Shown from five phones on. 3 phones are here.');
  assert.equal(nextCue(desk({ step: curve(), gave: { exact: 3 }, phones: 3 })).why, '3 phones are here.');
});

test('a room of three may let its board show at once, and is told what that means', () => {
  const found = (how) => otherCues(desk({ gave: { at_least: 0 }, phones: 3, ...how })).find((one) => one.name === 'at_once');
  const cue = found({ step: board() });

  assert.deepEqual(cue.plan, { ...agenda[1], settings: { mode: 'open' } });
  assert.deepEqual(cue.before, [{ act: 'CloseStep', fields: { step: 'board1' } }]);
  assert.deepEqual([cue.act, cue.fields], ['OpenStep', { step: 'board1' }]);
  assert.match(cue.ask, /not anonymous/);
  assert.deepEqual(found({ step: board({ state: 'closed' }) }).before, []);
});

test('where five phones are, or something was shown on the promise of five, no board is made to show at once', () => {
  const offers = (how) => otherCues(desk({ gave: { at_least: 0 }, phones: 3, ...how })).some((one) => one.name === 'at_once');

  assert.ok(!offers({ step: board(), phones: 5 }));
  assert.ok(!offers({ step: board({ round: 2, shown: [{ round: 1, phones: 9 }] }) }));
  assert.ok(!offers({ step: board({ mode: 'open' }) }));
  assert.ok(!offers({ step: curve() }));
});

test('right after a showing the desk says what comes next: they continue', () => {
  const shown = board({ round: 2, shown: [{ round: 1, phones: 13 }], ideas: [{}] });

  assert.equal(nextCue(desk({ step: shown, gave: { at_least: 0 } })).why, 'They continue each other’s thoughts now.');
});

test('where the change has no name, whatever opens a curve asks for it in its own question', () => {
  const before = desk({ stage: null, change: '' });
  const { cue } = nextCue(before);

  assert.equal(cue.needs, 'change');
  assert.match(cue.ask, /^Which change is it about\?/);
  assert.equal(cue.yes, 'Open: Where are we');
  const named = withName(cue, before.view, 'one shared calendar');
  assert.deepEqual(named.before, [
    {
      act: 'DescribeSession',
      fields: { title: 'T', change: 'one shared calendar', kept_until: '2027-01-01', audience: { who: 'team', others: '' } },
    },
  ]);
  assert.equal(nextCue(desk({ stage: null })).cue.needs, undefined);
  const onBoard = desk({ step: board(), gave: { at_least: 0 }, change: '' });
  for (const other of [otherCues(onBoard).find((one) => one.name === 'back'), cueTo(onBoard, 'curve1')]) {
    assert.equal(other.needs, 'change');
    assert.match(other.ask, /not shown.+Which change/);
  }
});

test('a board with enough phones shows its thoughts, asking once', () => {
  const next = nextCue(desk({ step: board({ round: 2 }), gave: { at_least: 10 } }));

  assert.equal(next.label, 'Show the thoughts');
  assert.deepEqual(next.cue.fields, { step: 'board1', round: 2, detail: 'phases' });
  assert.ok(next.cue.ask);
});

test('moving on from thoughts that nobody has seen offers to show them first', () => {
  const next = { ...desk({ step: board(), gave: { at_least: 5 } }), agenda: [...agenda, third()] };
  const goingOn = otherCues(next).find((cue) => cue.name === 'next');

  assert.equal(goingOn.ask, 'New thoughts have come that nobody has seen. Show them first?');
  assert.equal(goingOn.also.act, 'RevealRound');
});

test('moving on from thoughts that are read, or wait to be, says that they have not been shown', () => {
  const waits = desk({ step: board(), gave: { at_least: 5 } });
  waits.view.is_holding = true;
  const held = desk({ step: board({ round: 2, held: { round: 1, phones: 5 } }), gave: { at_least: 0 } });

  assert.equal(
    cueTo(waits, 'curve1').ask,
    'New thoughts have come that nobody has read. Go on all the same?',
  );
  assert.equal(
    cueTo(held, 'curve1').ask,
    'The thoughts that are being read have not been shown. Go on all the same?',
  );
});

test('moving on while thoughts may wait says what is not shown, and a minute more may be given', () => {
  const shown = board({ round: 2, shown: [{ round: 1, phones: 9 }] });
  const next = nextCue({ ...desk({ step: shown, gave: { at_least: 0 } }), agenda: [...agenda, third()] });

  assert.equal(next.label, 'Next: Third');
  assert.equal(next.cue.ask, 'Go on? Thoughts from fewer than five phones are not shown.');
  assert.equal(next.cue.no, 'Stay');
  assert.equal(next.cue.waits, true);
  assert.equal(nextCue({ ...desk({ step: { ...shown, state: 'closed' } }), agenda: [...agenda, third()] }).cue.waits, false);
});

test('where nothing can be waiting, moving on asks nothing', () => {
  const long = [...agenda, third()];
  const shown = board({ round: 2, shown: [{ round: 1, phones: 9 }], state: 'closed', was_open: false });
  const nobody = desk({ step: board({ state: 'closed' }) });
  nobody.view.has_joined = false;

  assert.equal(nextCue({ ...desk({ step: shown }), agenda: long }).cue.ask, undefined);
  assert.equal(nextCue({ ...nobody, agenda: long }).cue.ask, undefined);
});

test('ending says in one question what is not shown and that the rest goes away, and has a no', () => {
  const shown = board({ round: 2, shown: [{ round: 1, phones: 9 }] });
  const { cue } = nextCue(desk({ step: shown, gave: { at_least: 0 } }));
  const marks = otherCues(desk({ step: curve(), gave: { exact: 3 } })).find((one) => one.name === 'end');

  assert.equal(
    cue.ask,
    'Thoughts from fewer than five phones are not shown. End the session for everyone? What was shown stays on the' +
      ' saved board; the rest goes away.',
  );
  assert.deepEqual([cue.yes, cue.no, cue.waits], ['Yes, end it', 'Stay', true]);
  assert.match(marks.ask, /^3 marks were not revealed\. They go away now\. End the session/);
});

test('moving on from marks that were not revealed says that they go away', () => {
  const goingOn = otherCues(desk({ step: curve(), gave: { exact: 3 } })).find((cue) => cue.name === 'next');

  assert.equal(goingOn.ask, '3 marks were not revealed. They go away now.');
  assert.equal(goingOn.also, null);
});

test('after the last step the session is ended, asking once', () => {
  const next = nextCue(desk({ step: board({ round: 2, state: 'closed', shown: [{ round: 1 }] }), gave: null }));

  assert.equal(next.label, 'End the session');
  assert.ok(next.cue.ask);
});

test('an ended session has nothing more to do', () => {
  const over = desk({ stage: null });
  over.view.phase = 'ended';

  assert.equal(nextCue(over).cue, null);
  assert.deepEqual(otherCues(over), []);
});

test('when the step on the stage has left the agenda, the first unopened one is next', () => {
  const step = curve({ step: 'gone01', state: 'closed', pictures: [{ round: 1 }] });

  assert.equal(nextCue(desk({ step })).label, 'Next: Where are we');
});

test('what the large button does is not offered twice', () => {
  assert.ok(!names({ step: board(), gave: { at_least: 5 } }).includes('show'));
});

test('a step that is skipped is passed over, forward and back', () => {
  const skipped = { ...agenda[1], settings: { is_skipped: true } };
  const long = [agenda[0], skipped, third()];
  const step = curve({ state: 'closed', pictures: [{ round: 1 }] });

  assert.equal(nextCue({ ...desk({ step }), agenda: long }).label, 'Next: Third');
  assert.equal(nextCue({ ...desk({ stage: null }), agenda: [skipped, third()] }).label, 'Open: Third');
  const back = otherCues({ ...desk({ step: board({ step: 'board2' }) }), agenda: long });
  assert.equal(back.find((cue) => cue.name === 'back').label, 'Back: Where are we');
});

test('while it is paused, the large button goes on', () => {
  const paused = desk({ step: board() });
  paused.view.is_paused = true;

  assert.equal(nextCue(paused).cue.act, 'ResumeSession');
});

test('a break is followed by what comes next, and asks nothing', () => {
  const pause = { step: 'curve1', kind: 'break', state: 'open', round: 1 };

  assert.equal(nextCue(desk({ step: pause })).label, 'Next: What would help');
  assert.equal(nextCue(desk({ step: pause })).cue.ask, undefined);
  assert.ok(!names({ step: pause }).includes('close'));
});

test('thoughts that are read first are read, then shown by whoever read them', () => {
  const reading = desk({ step: board(), gave: { at_least: 5 } });
  reading.view.is_holding = true;
  const held = desk({ step: board({ round: 2, held: { round: 1, phones: 5 } }), gave: { at_least: 5 } });
  held.view.is_holding = true;

  assert.equal(nextCue(reading).cue.act, 'ReadRound');
  assert.equal(nextCue(held).cue, null);
});

test('on a board that shows at once there is nothing to show, and nothing is lost by going on', () => {
  const open = board({ mode: 'open', ideas: [{}] });

  assert.equal(nextCue({ ...desk({ step: open }), agenda: [...agenda, third()] }).label, 'Next: Third');
  assert.equal(nextCue({ ...desk({ step: open }), agenda: [...agenda, third()] }).cue.ask, undefined);
});

test('any step of the agenda can be opened from there, and asks what leaving asks', () => {
  const there = desk({ step: curve(), gave: { exact: 3 } });
  const asked = cueTo(there, 'board1');

  assert.equal(asked.ask, '3 marks were not revealed. They go away now.');
  assert.equal(stillAsked(there, asked).name, 'jump');
  there.view.stage = 'board1';
  assert.equal(stillAsked(there, asked), null);
});

function desk({ step, stage = step?.step, gave = null, phones = 30, change = 'one shared calendar' }) {
  const session = { title: 'T', change, kept_until: '2027-01-01', audience: { who: 'team', others: '' } };
  const view = { session, has_joined: true, phase: stage ? 'live' : 'waiting', stage, steps: step ? [step] : [] };
  return { view, agenda, presence: { phones, screens: 1, desks: 1, gave } };
}

function names(how) {
  return otherCues(desk(how)).map((cue) => cue.name);
}

function curve(more = {}) {
  return { step: 'curve1', kind: 'curve', round: 1, state: 'open', pictures: [], burnt: [], ...more };
}

function board(more = {}) {
  return { step: 'board1', kind: 'board', round: 1, state: 'open', was_open: true, shown: [], ideas: [], ...more };
}

function third() {
  return { step: 'board2', kind: 'board', title: 'Third', prompt: '', minutes: 0, notes: '', settings: {} };
}

function vote(more = {}) {
  return curve({ kind: 'vote', kept: [], ...more });
}
