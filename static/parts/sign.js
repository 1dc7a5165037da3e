/** What this phone shows the facilitator beside the step: a raised hand, or that somebody needs a moment. It passes. */

import { effect, signal } from '../vendor/ui.js';

/** @import {Phone} from '../screens/phone.js' */
/** @typedef {'hand' | 'moment' | null} Sign */

export const shows = signal(/** @type {Sign} */ (null));

/** @param {Pick<Phone, 'room'>} phone @param {Sign} sign null takes it down */
export function show({ room }, sign) {
  shows.value = sign;
  room.signal(sign);
}

/** The server forgets it with the line, so it is shown again; a moment was meant for its step. @param {Pick<Phone, 'room'>} phone */
export function keepShowing({ room }) {
  let stage = room.view.peek()?.stage;
  effect(() => {
    if (room.connection.value === 'online' && shows.peek()) room.signal(shows.peek());
  });
  effect(() => {
    const now = room.view.value?.stage;
    if (now === stage) return;
    stage = now;
    if (shows.peek() === 'moment') show({ room }, null);
  });
}
