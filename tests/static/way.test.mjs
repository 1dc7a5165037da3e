// By which way the next line goes: WebSocket first, polling where a network only pretends, and never polling for good.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseWay } from '../../static/room/way.js';

const WEBSOCKET = { transports: ['websocket', 'polling'], upgrade: true };
const POLLING = { transports: ['polling', 'websocket'], upgrade: true };
const POLLING_ALONE = { transports: ['polling', 'websocket'], upgrade: false };

test('a WebSocket that is closed before anybody is in is given up at the second time', () => {
  const way = chooseWay('websocket');

  way.failed('websocket', false);
  assert.deepEqual(way.now(), WEBSOCKET);
  way.failed('websocket', false);

  assert.deepEqual(way.now(), POLLING);
});

test('silence is enough for who never was in by WebSocket, and not for who was', () => {
  const stranger = chooseWay('websocket');
  const regular = chooseWay('websocket');
  regular.carried('websocket');

  stranger.failed('websocket', true);
  regular.failed('websocket', true);

  assert.deepEqual(stranger.now(), POLLING);
  assert.deepEqual(regular.now(), WEBSOCKET);
});

test('a server that is away says nothing against WebSocket', () => {
  const way = chooseWay('websocket');

  way.failed('websocket', false);
  for (let i = 0; i < 9; i++) way.failed('polling', false); // both were tried
  way.failed('websocket', false);

  assert.deepEqual(way.now(), WEBSOCKET);
});

test('whoever begins by polling asks for WebSocket, and begins by it when it came', () => {
  const way = chooseWay('polling');
  assert.deepEqual(way.now(), POLLING);

  way.carried('polling');
  way.carried('websocket');

  assert.deepEqual(way.now(), WEBSOCKET);
});

test('polling that fails is given up as well', () => {
  const way = chooseWay('polling');

  way.failed('polling', true);

  assert.deepEqual(way.now(), WEBSOCKET);
});

test('a WebSocket that greets and then carries nothing is left alone at the second time', () => {
  const way = chooseWay('websocket');

  way.mute('websocket');
  assert.deepEqual(way.now(), POLLING);
  way.carried('polling');
  way.mute('websocket'); // it had changed over

  assert.deepEqual(way.now(), POLLING_ALONE);
});

test('what a page has learnt holds on its next opening', () => {
  for (const [expected, live] of [
    [WEBSOCKET, (way) => way.carried('websocket')],
    [POLLING, (way) => way.carried('polling')],
    [POLLING_ALONE, (way) => [1, 2].forEach(() => way.mute('websocket'))],
  ]) {
    const way = chooseWay();
    live(way);

    assert.deepEqual(chooseWay(way.known()).now(), expected);
  }
});

test('a WebSocket that is cut again and again as soon as it carries is left alone', () => {
  const way = chooseWay('websocket');

  for (let i = 0; i < 2; i++) {
    way.carried('websocket');
    way.broke('websocket', 3000);
  }

  assert.deepEqual(way.now(), POLLING_ALONE);
});

test('cut once in a while it is not', () => {
  const way = chooseWay('websocket');

  for (const lasted of [3000, 30_000, 3000]) {
    way.carried('websocket');
    way.broke('websocket', lasted);
  }

  assert.deepEqual(way.now(), WEBSOCKET);
});

for (const [when, happens] of Object.entries({
  'after a long time': (way) => way.broke('polling', 61_000),
  'in another network': (way) => way.moved(),
})) {
  test(`left alone, it is asked for again ${when}`, () => {
    const way = chooseWay('websocket');
    for (let i = 0; i < 2; i++) way.broke('websocket', 3000);
    way.carried('polling');
    assert.deepEqual(way.now(), POLLING_ALONE);

    happens(way);

    assert.deepEqual(way.now(), POLLING);
  });
}
