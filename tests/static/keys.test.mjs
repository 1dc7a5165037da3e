import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { areOn, bind, isClickerOn, listen, meant } from '../../static/shared/keys.js';

let pressed = [];
bind({ key: 'p', label: 'Pause', press: () => pressed.push('p') });
bind({ key: 'z', label: 'Undo', press: () => pressed.push('z') });
bind({ key: 'Enter', label: 'Large', press: () => pressed.push('Enter') });

beforeEach(() => {
  pressed = [];
  areOn.value = true;
  isClickerOn.value = false;
});

test('a letter presses what asked for it, large or small', () => {
  meant(press('P'))();

  assert.deepEqual(pressed, ['p']);
});

for (const [layout, key, code] of [
  ['Russian', 'з', 'KeyP'],
  ['Russian with Shift', 'З', 'KeyP'],
  ['Greek', 'π', 'KeyP'],
  ['Hebrew', 'פ', 'KeyP'],
  ['Arabic', 'ح', 'KeyP'],
  ['Thai', 'ย', 'KeyP'],
  ['Hindi', 'ज', 'KeyP'],
  ['Korean', 'ㅔ', 'KeyP'],
])
  test(`a key is where a Latin keyboard has it: ${layout}`, () => {
    meant(press(key, { code }))();

    assert.deepEqual(pressed, ['p']);
  });

test('other scripts have digits, marks and a question mark of their own', () => {
  const letGo = ['2', 'b', '?'].map((key) => bind({ key, label: key, press: () => pressed.push(key) }));

  meant(press('٢', { code: 'Digit2' }))();
  meant(press('/', { code: 'Digit2' }))?.();
  meant(press('لا', { code: 'KeyB' }))();
  meant(press('؟', { code: 'Slash' }))();
  for (const go of letGo) go();

  assert.deepEqual(pressed, ['2', 'b', '?']);
});

test('a Latin letter is what it says, wherever it is on the keyboard', () => {
  assert.equal(meant(press('o', { code: 'KeyP' })), null);
  assert.equal(meant(press('ö', { code: 'KeyP' })), null);
  assert.equal(meant(press('£', { code: 'KeyP' })), null);
  assert.ok(meant(press('p', { code: 'KeyR' })));
});

test('Ctrl-Z takes back on a Russian keyboard too', () => {
  meant(press('я', { code: 'KeyZ', ctrlKey: true }))();

  assert.deepEqual(pressed, ['z']);
});

test('no key while somebody types, or with a key held down', () => {
  assert.equal(meant(press('p', { target: inside('textarea') })), null);
  assert.equal(meant(press('p', { repeat: true })), null);
  assert.equal(meant(press('p', { ctrlKey: true })), null);
});

test('Ctrl-Z takes back, but not what somebody types', () => {
  assert.ok(meant(press('z', { ctrlKey: true })));
  assert.equal(meant(press('z', { ctrlKey: true, target: inside('textarea') })), null);
});

test('Enter belongs to the button that has the focus', () => {
  assert.ok(meant(press('Enter')));
  assert.equal(meant(press('Enter', { target: inside('button') })), null);
});

test('switched off, letters do nothing, and Enter still does', () => {
  areOn.value = false;

  assert.equal(meant(press('p')), null);
  assert.ok(meant(press('Enter')));
});

test('a clicker is heard when it was switched on', () => {
  assert.equal(meant(press('PageDown')), null);
  isClickerOn.value = true;
  assert.ok(meant(press('PageDown')));
});

test('the newest part that wants a key has it, and gives it back when it goes', () => {
  const letGo = bind({ key: 'p', label: 'Other', press: () => pressed.push('other') });
  meant(press('p'))();
  letGo();
  meant(press('p'))();

  assert.deepEqual(pressed, ['other', 'p']);
});

test('a key that means something, but nothing now, is told of; an unknown one is not', () => {
  const letGo = bind({ key: 'c', label: 'Close', press: null });
  const told = [];
  let hear = () => {};
  const stop = listen(
    { addEventListener: (_, heard) => (hear = heard), removeEventListener: () => {} },
    (key) => told.push(key),
  );

  for (const key of ['C', 'q', 'Escape']) hear(press(key));
  hear(press('c', { target: inside('textarea') }));
  letGo();
  stop();

  assert.deepEqual(told, ['c']);
});

function press(key, more = {}) {
  const plain = { repeat: false, isComposing: false, defaultPrevented: false, ctrlKey: false, metaKey: false };
  return { key, ...plain, altKey: false, target: null, ...more };
}

/** An element that is inside of one of that kind. */
function inside(kind) {
  return { closest: (selector) => (selector.split(/[\s,]+/).some((one) => one.startsWith(kind)) ? {} : null) };
}
