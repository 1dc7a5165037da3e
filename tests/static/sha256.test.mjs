import assert from 'node:assert/strict';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { hmacWith, sha256 } from '../../static/lib/sha256.js';

const hex = (bytes) => Buffer.from(bytes).toString('hex');
const text = (words) => new TextEncoder().encode(words);

test('the examples of FIPS 180-4 and RFC 4231', () => {
  assert.equal(hex(sha256(text('abc'))), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.equal(
    hex(hmacWith(text('Jefe'))(text('what do ya want for nothing?'))),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('messages of every length around the edges of blocks are hashed as OpenSSL hashes them', () => {
  for (let length = 0; length <= 260; length++) {
    const message = randomBytes(length);

    assert.equal(hex(sha256(message)), createHash('sha256').update(message).digest('hex'), `${length} bytes`);
  }
});

test('so are messages under keys of every length', () => {
  for (let length = 0; length <= 64; length++) {
    const key = randomBytes(length);
    const keyed = hmacWith(key);
    for (const message of [randomBytes(16), randomBytes(100)]) {
      assert.equal(hex(keyed(message)), createHmac('sha256', key).update(message).digest('hex'));
    }
  }
});
