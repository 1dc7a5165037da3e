import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextCue, otherCues, stillAsked } from '../../static/desk/next_cue.js';
import { fateOfHere } from '../../static/room/dealt.js';
import { beenIn, dealOf } from '../../static/steps/talk/own.js';
import { signWords } from '../../static/steps/talk/sign.js';

const deals = [
  { round: 1, groups: [['a1', 'b1'], ['c1', 'd1']] },
  { round: 2, groups: [['a2', 'c2'], ['b2', 'd2']] },
];

test('a phone says where it has been, and where it was not', () => {
  const step = talk({ round: 3, deals });

  assert.deepEqual(beenIn(step, ['c1', 'c2']), [1, 0]);
  assert.deepEqual(beenIn(step, ['b2']), [-1, 1]);
  assert.deepEqual(beenIn(step, []), [-1, -1]);
});

test('where it is now is no place where it has been', () => {
  assert.deepEqual(beenIn(talk({ round: 2, deals }), ['a1', 'a2']), [0]);
});

test('of many deals the last twenty are told', () => {
  const many = Array.from({ length: 25 }, (_, round) => ({ round: round + 1, groups: [[`a${round}`]] }));

  assert.equal(beenIn(talk({ round: 26, deals: many }), ['a24']).length, 20);
  assert.equal(beenIn(talk({ round: 26, deals: many }), ['a24'])[19], 0);
});

test('what became of it: it waits, it is in a group, or it is over', () => {
  const here = { act: 'JoinTalk', step: 'talk01', salt: '', name: 'e3', round: 3 };
  const step = talk({ round: 3, deals });

  assert.equal(fateOfHere(here, step, { stage: 'talk01' }), 'sealed');
  assert.equal(fateOfHere(here, step, { stage: 'board1' }), 'over');
  assert.equal(fateOfHere({ ...here, round: 2 }, step, { stage: 'talk01' }), 'over');
  assert.equal(fateOfHere({ ...here, name: 'a2', round: 2 }, step, { stage: 'board1' }), 'counted');
});

test('the deal of the open round is the one that is seen', () => {
  assert.equal(dealOf(talk({ round: 3, deals })), null);
  assert.deepEqual(dealOf(talk({ round: 2, deals })), deals[1]);
});

test('no two of the first 24 groups have one sign', () => {
  const signs = Array.from({ length: 24 }, (_, place) => signWords(place).split(': ')[1]);

  assert.equal(new Set(signs).size, 24);
});

test('the desk waits until two are here, then makes groups of them without a question', () => {
  assert.deepEqual(nextCue(desk(talk(), 1)), { cue: null, label: 'Waits until two are here', why: '' });

  const { cue } = nextCue(desk(talk(), 7));

  assert.equal(cue.label, 'Make groups of the 7 who are here');
  assert.deepEqual([cue.act, cue.fields.round, cue.ask], ['RevealRound', 1, undefined]);
});

test('once they are made it goes on, or makes new ones', () => {
  const dealt = desk(talk({ deals: [deals[0]] }), 0);

  assert.equal(nextCue(dealt).cue.label, 'Next: What would help');
  const again = otherCues(dealt).find(({ name }) => name === 'again');
  assert.deepEqual([again.act, again.fields], ['AskAgain', { step: 'talk01', round: 2 }]);
  assert.ok(stillAsked(dealt, again));
  assert.ok(!otherCues(desk(talk(), 7)).some(({ name }) => name === 'again'));
});

function talk(changes = {}) {
  const common = { step: 'talk01', kind: 'talk', title: 'Two by two', prompt: '', minutes: 0, size: 2 };
  return { ...common, round: 1, state: 'open', closing_at: null, waits: false, deals: [], ...changes };
}

function desk(step, exact) {
  const planned = { prompt: '', minutes: 0, notes: '', settings: {} };
  const agenda = [
    { ...planned, step: 'talk01', kind: 'talk', title: 'Two by two' },
    { ...planned, step: 'board1', kind: 'board', title: 'What would help' },
  ];
  const view = { phase: 'live', stage: 'talk01', steps: [step], session: { change: '' }, is_paused: false };
  return { view, agenda, presence: { phones: 9, gave: { exact } } };
}
