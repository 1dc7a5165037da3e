import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf } from '../../static/lib/clock.js';
import { ending } from '../../static/desk/cues.js';

const IN_AUCKLAND = Date.UTC(2026, 10, 24, 21); // ten o'clock on the 25th, there

function endedIn(zone, opened = IN_AUCKLAND) {
  process.env.TZ = zone;
  const steps = [{ opened_at: opened - 3_600_000 }, { opened_at: opened }, { opened_at: null }];
  return ending({ steps, stage: null }, null).fields;
}

test('a session is held on the day that it is where the desk is', () => {
  assert.deepEqual(endedIn('Pacific/Auckland'), { held_on: '2026-11-25' });
  assert.deepEqual(endedIn('Europe/Helsinki'), { held_on: '2026-11-24' });
  assert.deepEqual(endedIn('Pacific/Honolulu', Date.UTC(2026, 0, 1, 9)), { held_on: '2025-12-31' });
});

test('two zones with the same date tell the same: which zone it is stays at the desk', () => {
  assert.deepEqual(endedIn('Pacific/Auckland'), endedIn('Asia/Kolkata'));
  assert.deepEqual(endedIn('Europe/Helsinki'), endedIn('America/Los_Angeles'));
});

test('a date has its zeros', () => {
  process.env.TZ = 'UTC';

  assert.equal(dayOf(Date.UTC(2027, 0, 2, 3)), '2027-01-02');
});
