import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { test } from 'node:test';
import { openDrawer, openSecrets } from '../../static/room/secrets.js';
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
