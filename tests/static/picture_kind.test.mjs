import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOfPicture } from '../../static/steps/curve/picture_kind.js';

test('dots pick the question that fits their shape', () => {
  const shapes = {
    early: [[7, 2, 1, 0], [4, 4, 2, 0]],
    middle: [[2, 6, 2, 0], [1, 5, 4, 1], [2, 4, 4, 2], [3, 4, 4, 1]],
    use: [[0, 2, 3, 7], [0, 0, 1, 11]],
    spread: [[3, 3, 3, 3], [3, 2, 2, 5], [4, 4, 2, 2]],
  };

  for (const [kind, tallies] of Object.entries(shapes)) {
    for (const curve of tallies) assert.equal(kindOfPicture(dots(curve)), kind, String(curve));
  }
});

test('two camps and those who do not get further come before the shape', () => {
  assert.equal(kindOfPicture({ ...dots([5, 1, 0, 6]), agreement: 'camps' }), 'camps');
  assert.equal(kindOfPicture({ ...dots([2, 4, 4, 2]), stuck: 3 }), 'stuck');
  assert.equal(kindOfPicture({ ...dots([2, 4, 4, 2]), stuck: 2 }), 'middle');
  assert.equal(kindOfPicture({ ...dots([6, 3, 2, 1]), shift: 'back' }), 'back');
});

test('few marks on the curve get the question that suits any picture', () => {
  assert.equal(kindOfPicture(dots([9, 0, 0, 0])), 'spread');
});

test('a careful picture is read by which phases hold three or more', () => {
  const careful = (...bits) => kindOfPicture({ level: 'careful', cells: [...bits, 0] });

  assert.equal(careful(0, 0, 0, 0), 'spread');
  assert.equal(careful(1, 1, 0, 0), 'early');
  assert.equal(careful(0, 1, 1, 0), 'middle');
  assert.equal(careful(0, 0, 1, 1), 'use');
  assert.equal(careful(1, 0, 0, 1), 'camps');
  assert.equal(careful(1, 1, 1, 0), 'spread');
});

test('curves of other shapes get a question that suits any curve', () => {
  assert.equal(kindOfPicture(dots([12, 1, 0])), 'spread');
});

function dots(curve) {
  const n = curve.reduce((sum, count) => sum + count, 0);
  return { level: 'dots', n, cells: [...curve, 0], stuck: null, shift: null, agreement: null };
}
