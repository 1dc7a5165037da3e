import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstWords } from '../../static/thoughts/idea_menu.js';

test('the first words of a thought are letters, and no emoji is cut in half', () => {
  assert.equal(firstWords({ text: '🙂'.repeat(41) }), `${'🙂'.repeat(40)} …`);
  assert.equal(firstWords({ text: '🙂'.repeat(40) }), '🙂'.repeat(40));
  assert.equal(firstWords({ text: 'half\nof it' }), 'half of it');
  assert.equal(firstWords({ text: null }), '');
});
