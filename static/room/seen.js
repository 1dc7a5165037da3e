/** Says how far this phone has read, so that the desk hears when a cue has not reached all phones. */

import { effect } from '../vendor/ui.js';

/** @import {Room} from './room.js' */

const EVERY = 3000; // ms: the server waits longer before it misses a phone

/** @param {Pick<Room, 'connection' | 'epoch' | 'seq' | 'pass'>} room */
export function saySeen({ connection, epoch, seq, pass }) {
  let said = '';
  let isResting = false;

  function say() {
    const where = { epoch: epoch.peek(), seq: seq.peek() };
    const now = JSON.stringify(where);
    if (isResting || connection.peek() !== 'online' || now === said) return;
    said = now;
    pass('seen', where);
    isResting = true;
    // Not all phones of a room at one moment.
    setTimeout(
      () => {
        isResting = false;
        say();
      },
      EVERY * (1 - Math.random() / 3),
    );
  }

  effect(() => {
    if (connection.value !== 'online') said = ''; // it is forgotten with the line
  });
  effect(() => {
    if (connection.value === 'online' && seq.value + epoch.value)
      setTimeout(say, (Math.random() * EVERY) / 3);
  });
}
