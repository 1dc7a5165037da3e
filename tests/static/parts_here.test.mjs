import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partsOf, sessionsHere, takeInHand } from '../../static/room/parts_here.js';
import { openDrawer, openSecrets } from '../../static/room/secrets.js';
import { memory } from './memory.mjs';

test('a phone that was lent shows the part that is in hand, and keeps the other', () => {
  const storage = memory();
  openSecrets('abcdefghij', openDrawer('abcdefghij', storage)).newName();

  takeInHand('abcdefghij', 1, storage);
  openSecrets('abcdefghij', openDrawer('abcdefghij', storage)).newName();

  assert.equal(openDrawer('abcdefghij', storage).part, 1);
  assert.deepEqual(partsOf('abcdefghij', storage), [0, 1]);
  takeInHand('abcdefghij', 0, storage);
  assert.equal(openDrawer('abcdefghij', storage).part, 0);
});

test('nonsense in the browser’s storage is the first part', () => {
  const storage = memory();
  for (const nonsense of ['7', '-1', '1.5', 'x', '']) {
    storage.setItem('kesken:in hand:abcdefghij', nonsense);

    assert.equal(openDrawer('abcdefghij', storage).part, 0);
  }
});

test('the sessions of a phone are those of which it holds a part', () => {
  const storage = memory();
  openSecrets('springaaaa', openDrawer('springaaaa', storage));
  openSecrets('springaaaa', openDrawer('springaaaa', storage, 2));
  openDrawer('autumnaaaa', storage).write('brought', ['x']);
  openDrawer('winteraaaa', storage).write('drafts', {});

  assert.deepEqual(sessionsHere(storage), ['springaaaa', 'autumnaaaa']);
  assert.deepEqual(partsOf('springaaaa', storage), [0, 2]);
});
