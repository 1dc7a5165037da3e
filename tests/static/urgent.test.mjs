import assert from 'node:assert/strict';
import { test } from 'node:test';
import { urgent } from '../../static/desk/urgent.js';

test('a lost line is said before all else', () => {
  const line = urgent(signs({ isOnline: false, isProjectorMissed: true, hands: 3 }));

  assert.equal(line.name, 'offline');
  assert.equal(line.isTrouble, true);
});

test('a missed projector comes before hands', () => {
  assert.equal(urgent(signs({ isProjectorMissed: true, hands: 3 })).name, 'projector');
});

test('while a step closes, somebody who needs a moment comes before hands', () => {
  const line = urgent(signs({ state: 'closing', moments: 1, hands: 3 }));

  assert.equal(line.words, '1 phone needs a moment.');
  assert.equal(line.button.cue.act, 'OpenStep');
});

test('a closing that was put off says so, also when the phone has gone', () => {
  assert.equal(urgent(signs({ state: 'closing', waits: true })).name, 'closing');
});

test('hands are counted, and those that were seen make room for what else there is', () => {
  assert.equal(urgent(signs({ hands: 2 })).words, '2 hands are up.');
  assert.equal(urgent(signs({ hands: 2, newest_hand: 7, seenHand: 7 })), null);
  assert.equal(urgent(signs({ hands: 3, newest_hand: 8, seenHand: 7 })).name, 'hands');
  assert.equal(urgent(signs({ hands: 1, newest_hand: 8, seenHand: 7 })).name, 'hands', 'also when others went down');
});

test('a moment while the timer runs offers two minutes', () => {
  assert.equal(urgent(signs({ moments: 1, timer: { ends_at: 9, left: null } })).button.does, 'minutes');
  assert.equal(urgent(signs({ moments: 1 })).button.does, 'moments');
});

test('thoughts that wait to be read are told from five phones on', () => {
  assert.equal(urgent(signs({ is_holding: true, gave: { at_least: 5 } })).button.cue.act, 'ReadRound');
  assert.equal(urgent(signs({ is_holding: true, gave: { at_least: 0 } })), null);
});

test('it tells when most phones have given something, and when nothing more comes', () => {
  assert.equal(urgent(signs({ gave: { at_least: 15 }, phones: 24 })).name, 'most');
  assert.equal(urgent(signs({ gave: { at_least: 10 }, phones: 24 })), null);
  assert.equal(urgent(signs({ gave: { at_least: 10 }, phones: 24, quietFor: 120_000 })).name, 'quiet');
});

test('nobody is hurried while it is paused', () => {
  assert.equal(urgent(signs({ is_paused: true, quietFor: 999_999 })), null);
});

test('the missing spare desk is the last of all', () => {
  assert.equal(urgent(signs({ hasHadSpare: false })).name, 'spare');
  assert.equal(urgent(signs({ hasHadSpare: false, hands: 1 })).name, 'hands');
});

test('after the end nothing of the room is urgent', () => {
  assert.equal(urgent(signs({ phase: 'ended', isProjectorMissed: true, hands: 1, hasHadSpare: false })), null);
});

function signs(how = {}) {
  const { state = 'open', waits = false, phase = 'live', timer = null, is_paused = false, is_holding = false } = how;
  const { hands = 0, moments = 0, newest_hand = hands, newest_moment = moments, gave = null, phones = 24 } = how;
  const step = { step: 'board1', kind: 'board', round: 1, state, waits, shown: [], ideas: [], held: null, mode: 'rounds' };
  const stage = phase === 'live' ? 'board1' : null;
  return {
    view: { phase, stage, steps: [step], timer, is_paused, is_holding, eyes_up: false },
    presence: { phones, screens: 1, desks: 1, gave, hands, moments, newest_hand, newest_moment },
    isOnline: true,
    isProjectorMissed: false,
    hasHadSpare: true,
    quietFor: 0,
    seenHand: 0,
    seenMoment: 0,
    ...how,
  };
}
