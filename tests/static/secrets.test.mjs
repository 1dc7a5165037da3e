import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { test } from 'node:test';
import { openDrawer, openSecrets, rootsIn } from '../../static/room/secrets.js';
import { memory } from './memory.mjs';

test('a name is the hash of the session and a secret, and the secret comes from the root and the salt', () => {
  const storage = memory();
  const secrets = openSecrets('abcdefghij', openDrawer('abcdefghij', storage));
  const root = Buffer.from(JSON.parse(storage.getItem('kesken:abcdefghij:root')), 'base64url');

  const { name, salt } = secrets.newName();

  const secret = createHmac('sha256', root).update(Buffer.from(salt, 'base64url')).digest();
  const expected = createHash('sha256').update('abcdefghij').update(secret).digest('base64url');
  assert.equal(root.length, 32);
  assert.deepEqual([salt.length, name.length], [22, 43]);
  assert.equal(secrets.secretOf(salt), secret.toString('base64url'));
  assert.equal(name, expected);
});

test('a phone knows its own after a reload, and nobody else’s', () => {
  const storage = memory();
  const mine = openSecrets('abcdefghij', openDrawer('abcdefghij', storage)).newName();

  const again = openSecrets('abcdefghij', openDrawer('abcdefghij', storage));
  const other = openSecrets('abcdefghij', openDrawer('abcdefghij', memory()));

  assert.equal(again.isMine(mine), true);
  assert.equal(other.isMine(mine), false);
  assert.equal(again.isMine({ name: mine.name, salt: null }), false);
});

test('a root that the browser dropped meanwhile is there again with the next thing that is given', () => {
  const storage = memory();
  const secrets = openSecrets('abcdefghij', openDrawer('abcdefghij', storage));
  for (const key of Object.keys(storage)) delete storage[key];

  const mine = secrets.newName();

  assert.equal(openSecrets('abcdefghij', openDrawer('abcdefghij', storage)).isMine(mine), true);
});

test('two sessions of one phone share nothing', () => {
  const storage = memory();
  const spring = openSecrets('springaaaa', openDrawer('springaaaa', storage));
  const autumn = openSecrets('autumnaaaa', openDrawer('autumnaaaa', storage));

  assert.equal(autumn.isMine(spring.newName()), false);
});

test('the first visit is known as the first', () => {
  const storage = memory();

  assert.equal(openSecrets('abcdefghij', openDrawer('abcdefghij', storage)).isNew, true);
  assert.equal(openSecrets('abcdefghij', openDrawer('abcdefghij', storage)).isNew, false);
});

test('where the browser keeps nothing, the drawer lasts as long as the page', () => {
  const full = memory();
  full.setItem = () => {
    throw new Error('QuotaExceededError');
  };
  for (const storage of [null, full]) {
    const drawer = openDrawer('abcdefghij', storage);

    drawer.write('drafts', { board1: 'half' });

    assert.deepEqual(drawer.read('drafts', {}), { board1: 'half' });
  }
});

test('a drawer takes out, and empties only itself', () => {
  const storage = memory();
  const drawer = openDrawer('abcdefghij', storage);
  const other = openDrawer('zzzzzzzzzz', storage);
  drawer.write('root', 'a');
  other.write('root', 'b');

  drawer.write('lease', { until: 1 });
  drawer.write('lease', undefined);
  assert.equal(drawer.read('lease', null), null);

  drawer.empty();
  assert.equal(drawer.read('root', ''), '');
  assert.equal(other.read('root', ''), 'b');
});

test('people who share a phone share nothing else', () => {
  const storage = memory();
  const ann = openSecrets('abcdefghij', openDrawer('abcdefghij', storage));
  const ben = openSecrets('abcdefghij', openDrawer('abcdefghij', storage, 1));

  assert.equal(ben.isNew, true);
  assert.equal(ben.isMine(ann.newName()), false);

  openDrawer('abcdefghij', storage).empty();
  assert.equal(openDrawer('abcdefghij', storage, 1).read('root', '').length, 43);
});

test('what is forgotten stays forgotten, whatever is still at work on the page', () => {
  const storage = memory();
  const drawer = openDrawer('abcdefghij', storage);
  openSecrets('abcdefghij', drawer);

  drawer.empty();
  drawer.write('given', ['late']);

  assert.deepEqual(Object.keys(storage), []);
  assert.deepEqual(drawer.read('given', []), []);
});

test('while the phone is looked at together, nothing is its own to be seen', () => {
  const hidesOwn = { value: true };
  const secrets = openSecrets('abcdefghij', openDrawer('abcdefghij', memory()), hidesOwn);
  const mine = secrets.newName();

  assert.equal(secrets.isMine(mine), false);
  hidesOwn.value = false;
  assert.equal(secrets.isMine(mine), true);
});

test('a part that was brought is known again, and names nothing new', () => {
  const phone = openDrawer('abcdefghij', memory());
  const there = openSecrets('abcdefghij', phone);
  const thought = there.newName();
  const laptop = openDrawer('abcdefghij', memory());
  laptop.write('brought', rootsIn(phone));

  const here = openSecrets('abcdefghij', laptop);

  assert.equal(here.isMine(thought), true);
  assert.equal(here.secretOf(thought.salt), there.secretOf(thought.salt));
  assert.equal(there.isMine(here.newName()), false);
});

/** As a browser's: it can be read, and takes nothing. */
function full(held = {}) {
  const storage = Object.assign(memory(), held);
  storage.setItem = () => {
    throw new Error('QuotaExceededError');
  };
  Object.defineProperty(storage, 'setItem', { enumerable: false });
  return storage;
}

test('a store that takes nothing more is read all the same, and no second root is made beside the first', () => {
  const before = memory();
  const mine = openSecrets('abcdefghij', openDrawer('abcdefghij', before)).newName();
  openDrawer('abcdefghij', before).write('drafts', { board1: 'half' });
  const storage = full(before);

  const drawer = openDrawer('abcdefghij', storage);
  const secrets = openSecrets('abcdefghij', drawer);

  assert.equal(drawer.isLasting(), false);
  assert.equal(secrets.isMine(mine), true);
  assert.deepEqual(drawer.read('drafts', {}), { board1: 'half' });
  assert.equal(storage['kesken:abcdefghij:root'], before['kesken:abcdefghij:root']);
});

test('what could not be kept is kept as soon as there is room, and it is told', () => {
  const storage = full();
  const drawer = openDrawer('abcdefghij', storage);
  const told = [];
  drawer.onLasting((isLasting) => told.push(isLasting));
  const mine = openSecrets('abcdefghij', drawer).newName();
  assert.deepEqual(Object.keys(storage), []);

  delete storage.setItem;
  drawer.write('drafts', { board1: 'half' });

  assert.deepEqual([drawer.isLasting(), told], [true, [true]]);
  assert.equal(openSecrets('abcdefghij', openDrawer('abcdefghij', storage)).isMine(mine), true);
});

test('a store that fills up while one writes is told of', () => {
  const storage = memory();
  const drawer = openDrawer('abcdefghij', storage);
  const told = [];
  drawer.onLasting((isLasting) => told.push(isLasting));

  storage.setItem = () => {
    throw new Error('QuotaExceededError');
  };
  drawer.write('drafts', { board1: 'half' });

  assert.deepEqual([drawer.isLasting(), told], [false, [false]]);
  assert.deepEqual(drawer.read('drafts', {}), { board1: 'half' });
});
