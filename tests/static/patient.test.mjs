// What a desk is told that will be tried again is tried again.

import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { patiently } from '../../static/desk/patient.js';

async function pressed(answers) {
  const asked = [];
  const press = patiently(async (act) => {
    asked.push(act);
    return answers[Math.min(asked.length, answers.length) - 1];
  });
  mock.timers.enable({ apis: ['setTimeout'] });
  let done;
  press('PauseSession', {}).then((answer) => {
    done = answer;
  });
  for (let i = 0; i < 20 && !done; i++) {
    await new Promise((go) => setImmediate(go));
    mock.timers.tick(2000);
  }
  mock.timers.reset();
  return { done, asked: asked.length };
}

test('a no that passes by itself is asked again', async () => {
  for (const refused of ['busy', 'too_fast', 'not_entered']) {
    const no = { refused, say: 'It is tried again in a moment.' };

    assert.deepEqual(await pressed([no, no, { ok: 7 }]), { done: { ok: 7 }, asked: 3 });
  }
});

test('when it does not pass, nobody is told that it is tried again', async () => {
  const { done, asked } = await pressed([{ refused: 'busy', say: 'It is tried again in a moment.' }]);

  assert.equal(asked, 4);
  assert.equal(done.say, 'Much comes at once just now, so this was not done. Press again.');
});

test('any other answer is the answer', async () => {
  for (const answer of [{ ok: 1 }, { unknown: true }, { refused: 'closed', say: 'This step is closed.' }]) {
    assert.deepEqual(await pressed([answer]), { done: answer, asked: 1 });
  }
});
