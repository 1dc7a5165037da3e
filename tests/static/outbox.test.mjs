import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { openDrafts, openOutbox } from '../../static/room/outbox.js';
import { openDrawer } from '../../static/room/secrets.js';
import { signal } from '../../static/vendor/ui.js';
import { memory } from './memory.mjs';

test('what is stored leaves the outbox, first in, first out', async () => {
  const phone = ann();

  phone.outbox.put('PostIdea', { step: 'board1', name: 'a' });
  phone.outbox.put('PostIdea', { step: 'board1', name: 'b' });
  await quiet();

  assert.deepEqual(phone.asked, ['a', 'b']);
  assert.deepEqual(phone.stored, ['a', 'b']);
  assert.deepEqual(phone.outbox.items.value, []);
});

test('without a network it waits, and goes by itself when the line is back', async () => {
  const phone = ann({ connection: 'offline' });
  phone.outbox.put('PostIdea', { step: 'board1', name: 'a' });
  await quiet();
  assert.deepEqual(phone.asked, []);
  assert.equal(phone.outbox.items.value[0].state, 'waiting');

  phone.connection.value = 'online';
  await quiet();

  assert.deepEqual(phone.stored, ['a']);
});

test('it survives a reload', async () => {
  const storage = memory();
  ann({ storage, connection: 'offline' }).outbox.put('PostIdea', { step: 'board1', name: 'a' });

  const again = ann({ storage });
  await quiet();

  assert.deepEqual(again.stored, ['a']);
});

test('a refusal keeps the words and says why, and lets the next go on', async () => {
  const answers = { a: { refused: 'too_long', say: 'This is longer than 500 characters.' } };
  const phone = ann({ answers });

  phone.outbox.put('PostIdea', { step: 'board1', name: 'a', text: 'long' });
  phone.outbox.put('PostIdea', { step: 'board1', name: 'b' });
  await quiet();

  const [kept] = phone.outbox.items.value;
  assert.deepEqual([kept.state, kept.say, kept.with.text], ['refused', answers.a.say, 'long']);
  assert.deepEqual(phone.stored, ['b']);
});

test('no answer and a busy server are tried again, later each time', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const answers = { a: [{ unknown: true }, { refused: 'busy', say: '' }, { ok: 'sealed' }] };
  const phone = ann({ answers });

  phone.outbox.put('PostIdea', { step: 'board1', name: 'a' });
  await quiet();
  assert.equal(phone.asked.length, 1);

  mock.timers.tick(2000);
  await quiet();
  assert.equal(phone.asked.length, 2);

  mock.timers.tick(2000);
  await quiet();
  assert.equal(phone.asked.length, 2, 'the second pause is longer');

  mock.timers.tick(2000);
  await quiet();
  assert.deepEqual(phone.stored, ['a']);
  mock.timers.reset();
});

test('T5: nothing queued is sent into a different step by itself', async () => {
  const phone = ann({ connection: 'offline' });
  phone.outbox.put('PostIdea', { step: 'board1', name: 'a' });

  phone.view.value = on('board2');
  phone.connection.value = 'online';
  await quiet();
  assert.deepEqual(phone.asked, []);
  assert.equal(phone.outbox.items.value[0].state, 'held');

  phone.view.value = on('board1');
  await quiet();
  assert.deepEqual(phone.asked, [], 'it waits for a tap');

  phone.outbox.send('PostIdea a');
  await quiet();
  assert.deepEqual(phone.stored, ['a']);
});

test('T5: in a pause nothing goes, and afterwards it waits for a tap', async () => {
  const phone = ann();
  phone.view.value = on('board1', { is_paused: true });

  phone.outbox.put('PostIdea', { step: 'board1', name: 'a' });
  phone.view.value = on('board1');
  await quiet();
  assert.deepEqual(phone.asked, []);
  assert.equal(phone.outbox.items.value[0].state, 'held');

  phone.outbox.send('PostIdea a');
  await quiet();
  assert.deepEqual(phone.stored, ['a']);
});

test('T5: what met the pause on its way waits for a tap too', async () => {
  const phone = ann({ answers: { a: { refused: 'paused', say: 'Paused.' } } });

  phone.outbox.put('PostIdea', { step: 'board1', name: 'a' });
  await quiet();

  assert.equal(phone.outbox.items.value[0].state, 'held');
});

test('a thought is parked on a board that is ajar, whatever is on the stage', async () => {
  const phone = ann();
  phone.view.value = on('curve1', { steps: [{ step: 'board1', kind: 'board', is_ajar: true }] });

  phone.outbox.put('PostIdea', { step: 'board1', name: 'a' });
  await quiet();

  assert.deepEqual(phone.stored, ['a']);
});

test('taking back goes out wherever the room is, and is done when there is nothing left', async () => {
  const phone = ann({ answers: { a: { refused: 'unknown_thought', say: '' } } });
  phone.view.value = on('board2');

  phone.outbox.put('TakeBack', { step: 'board1', name: 'a', secret: 's' });
  await quiet();

  assert.deepEqual(phone.stored, ['a']);
  assert.deepEqual(phone.outbox.items.value, []);
});

test('one tab sends; the other one waits for its lease to end', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const storage = memory();
  let clock = 1000;
  const now = () => clock;
  const first = ann({ storage, now });
  first.outbox.put('PostIdea', { step: 'board1', name: 'a' });
  await quiet();
  assert.deepEqual(first.asked, ['a']);

  const second = ann({ storage, now });
  second.outbox.put('PostIdea', { step: 'board1', name: 'b' });
  await quiet();
  assert.deepEqual(second.asked, []);

  clock += 20_000;
  mock.timers.tick(1000);
  await quiet();
  assert.deepEqual(second.asked, ['b']);
  mock.timers.reset();
});

test('what is dropped while it is being asked does not come back', async () => {
  const phone = ann();

  phone.outbox.put('PostIdea', { step: 'board1', name: 'a' });
  phone.outbox.remove('PostIdea a');
  await quiet();

  assert.deepEqual(phone.outbox.items.value, []);
});

test('T1: drafts are kept by their place and survive a reload', () => {
  const storage = memory();
  const drafts = openDrafts(openDrawer('abcdefghij', storage));
  drafts.write('board1', 'I wonder … ');
  drafts.write('board1/idea', 'and then');
  drafts.write('board2', '   ');

  const again = openDrafts(openDrawer('abcdefghij', storage));
  assert.deepEqual(again.texts.value, { board1: 'I wonder … ', 'board1/idea': 'and then' });

  again.write('board1', '');
  assert.deepEqual(again.texts.value, { 'board1/idea': 'and then' });
});

test('a second tab of the phone sends its own words and takes none from the first', () => {
  const { tab, storage } = tabs();
  const [first, second] = [tab(), tab()];
  first.write('board1', 'typed in one');
  second.write('board1', 'typed in two');

  first.write('board1', ''); // sent
  assert.deepEqual(openDrafts(openDrawer('abcdefghij', storage)).texts.value, { board1: 'typed in two' });

  first.write('board1', 'more in one');
  second.write('board1', ''); // sent
  assert.deepEqual(tab().texts.value, { board1: 'more in one' });
  first.write('board1', '');
  assert.deepEqual(tab().texts.value, {});
});

test('a draft that both tabs hold and one of them sends is gone in both', () => {
  const { tab } = tabs();
  const first = tab();
  first.write('board1', 'one and the same');
  const second = tab();

  second.write('board1', '');

  assert.deepEqual(first.texts.value, {});
  assert.deepEqual(tab().texts.value, {});
});

test('a browser that empties its store meanwhile takes nothing that this page still holds', async () => {
  const storage = memory();
  const phone = ann({ storage, connection: 'offline' });
  const drafts = openDrafts(openDrawer('abcdefghij', storage));
  phone.outbox.put('PostIdea', { step: 'board1', name: 'a' });
  drafts.write('board2', 'half a thought');

  for (const key of Object.keys(storage)) delete storage[key];
  phone.outbox.put('PostIdea', { step: 'board1', name: 'b' });
  drafts.write('board1', 'another');
  phone.connection.value = 'online';
  await quiet();

  assert.deepEqual(phone.stored, ['a', 'b']);
  const again = openDrafts(openDrawer('abcdefghij', storage));
  assert.deepEqual(again.texts.value, { board1: 'another', board2: 'half a thought' });
});

/** Tabs of one browser: what one of them writes the others are told. */
function tabs() {
  const storage = memory();
  const ears = [];
  function tab() {
    let isWriting = false;
    globalThis.addEventListener = (_word, ear) => ears.push((event) => isWriting || ear(event));
    const drafts = openDrafts(openDrawer('abcdefghij', storage));
    globalThis.addEventListener = undefined;
    const write = (place, text) => {
      const before = JSON.stringify(storage);
      isWriting = true;
      drafts.write(place, text);
      if (JSON.stringify(storage) !== before) for (const ear of ears) ear({ key: 'kesken:abcdefghij:drafts' });
      isWriting = false;
    };
    return { texts: drafts.texts, write };
  }
  return { storage, tab };
}

/** Ann's phone, before a server that answers `ok` unless told otherwise. */
function ann({ storage = memory(), connection: line = 'online', answers = {}, now } = {}) {
  const connection = signal(line);
  const view = signal(on('board1'));
  const asked = [];
  const stored = [];
  const room = {
    view,
    connection,
    async attempt(_act, { name }) {
      asked.push(name);
      const answer = answers[name] ?? { ok: 'sealed' };
      return Array.isArray(answer) ? answer.shift() : answer;
    },
  };
  const onStored = (item) => stored.push(item.with.name);
  const outbox = openOutbox({ drawer: openDrawer('abcdefghij', storage), room, onStored, now });
  return { outbox, connection, view, asked, stored };
}

function on(stage, fields = {}) {
  return { stage, is_paused: false, steps: [], ...fields };
}

/** Lets everything that waits for nothing but its turn take it. */
async function quiet() {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}
