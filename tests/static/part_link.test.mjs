import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partLink, readPart } from '../../static/room/part_link.js';

const ROOT = 'a-_'.repeat(14) + 'b';
const PART = { session: 'abcdefghij', board: 'https://kesken.example.org/b/b-Kx_7-q', roots: [ROOT] };

globalThis.location ??= { origin: 'https://kesken.example.org' };

test('the secret stands after the #, where no browser sends it', () => {
  const { pathname, search, hash } = new URL(partLink(PART));

  assert.deepEqual([pathname, search], ['/keep', '']);
  assert.ok(hash.includes(ROOT));
});

test('what a link holds is read again, also of several parts, and without a board', () => {
  const { hash } = new URL(partLink({ ...PART, roots: [ROOT, ROOT.toUpperCase()] }));
  const bare = new URL(partLink({ ...PART, board: '' })).hash;

  assert.deepEqual(readPart(hash), { ...PART, board: '/b/b-Kx_7-q', roots: [ROOT, ROOT.toUpperCase()] });
  assert.deepEqual(readPart(bare), { ...PART, board: '', roots: [ROOT] });
});

test('whatever is cut or made up is nothing', () => {
  const whole = new URL(partLink(PART)).hash;
  for (const hash of ['', '#', '#abcdefghij', whole.slice(0, -1), `${whole}x`, whole.replace('b-', '//'), '#../../x.y']) {
    assert.equal(readPart(hash), null, hash);
  }
});
