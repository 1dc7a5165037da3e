import assert from 'node:assert/strict';
import { test } from 'node:test';
import { totals, usedBy } from '../../static/desk/minutes.js';

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;
const agenda = [planned('first1', 5), planned('second', 10), planned('third1', 15)];

test('before the start the whole agenda lies ahead', () => {
  const view = { phase: 'waiting', stage: null, steps: [] };

  assert.deepEqual(totals(agenda, view, NOW), { planned: 30, used: 0, endsAt: NOW + 30 * MINUTE });
});

test('the open step counts what it had before and what runs now', () => {
  const view = live('first1', [step('first1', { opened_at: NOW - 3 * MINUTE, spent: 2 * MINUTE })]);

  assert.equal(usedBy(view, 'first1', NOW), 5 * MINUTE);
  assert.equal(usedBy(view, 'second', NOW), null);
});

test('what is over time moves the end, and what is left of a step is added to what comes', () => {
  const early = live('second', [step('first1', { spent: 4 * MINUTE }), step('second', { opened_at: NOW - 4 * MINUTE })]);
  const late = live('second', [step('second', { opened_at: NOW - 30 * MINUTE })]);

  assert.equal(totals(agenda, early, NOW).endsAt, NOW + (6 + 15) * MINUTE);
  assert.equal(totals(agenda, early, NOW).used, 8);
  assert.equal(totals(agenda, late, NOW).endsAt, NOW + 15 * MINUTE);
});

test('a step that is skipped takes no time, and steps behind the one on the stage are behind', () => {
  const skipping = [agenda[0], { ...agenda[1], settings: { is_skipped: true } }, agenda[2]];
  const view = live('first1', [step('first1', { opened_at: NOW })]);

  assert.equal(totals(skipping, view, NOW).planned, 20);
  assert.equal(totals(skipping, view, NOW).endsAt, NOW + 20 * MINUTE);
});

test('after the end, and without planned minutes, no end is told', () => {
  const over = { phase: 'ended', stage: null, steps: [step('first1', { spent: MINUTE })] };

  assert.equal(totals(agenda, over, NOW).endsAt, null);
  assert.equal(totals([planned('first1', 0)], { phase: 'waiting', stage: null, steps: [] }, NOW).endsAt, null);
});

test('a board that was only ajar has used nothing', () => {
  assert.equal(usedBy(live('first1', [step('third1')]), 'third1', NOW), null);
});

function planned(id, minutes) {
  return { step: id, kind: 'board', title: id, prompt: '', minutes, notes: '', settings: {} };
}

function step(id, more = {}) {
  return { step: id, kind: 'board', state: 'open', opened_at: null, spent: 0, ...more };
}

function live(stage, steps) {
  return { phase: 'live', stage, steps };
}
