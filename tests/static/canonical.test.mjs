import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical } from '../../static/lib/canonical.js';

test('keys are sorted and nothing stands between them', () => {
  assert.equal(canonical({ b: [1, null, true], a: { d: 'x', c: -2 } }), '{"a":{"c":-2,"d":"x"},"b":[1,null,true]}');
});

test('letters stay letters', () => {
  assert.equal(canonical('Mietin, … “näin” 🌊'), '"Mietin, … “näin” 🌊"');
});

test('keys are sorted by code point', () => {
  assert.equal(canonical({ '🌊': 1, '\uffee': 2, a: 3 }), '{"a":3,"\uffee":2,"🌊":1}');
});

test('what is not an integer has no spelling', () => {
  assert.throws(() => canonical(0.5), TypeError);
  assert.throws(() => canonical({ a: undefined }), TypeError);
});
