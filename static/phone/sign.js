/** What this phone shows the facilitator beside the step: a raised hand, or that somebody needs a moment. It passes. */

import { effect, signal } from '../vendor/ui.js';

/** @import {Phone} from './phone.js' */
/** @typedef {'hand' | 'moment' | null} Sign */

export const shows = signal(/** @type {Sign} */ (null));

/** The number by which the room tells that a desk has seen it; 0 until the server has given one. */
const number = signal(0);

/** @param {Pick<Phone, 'room'>} phone @param {Sign} sign null takes it down */
export function show({ room }, sign) {
  shows.value = sign;
  number.value = 0;
  room.pass('signal', { signal: sign }, (answer) => {
    if (shows.peek() === sign) number.value = answer?.ok ?? 0;
  });
}

/** Whether a desk has seen what this phone shows. Everyone hears the same of it. @param {Pick<Phone, 'room'>} phone */
export function isHeeded({ room }) {
  const { seen_hand = 0, seen_moment = 0 } = room.presence.value ?? {};
  const seen = shows.value === 'hand' ? seen_hand : seen_moment;
  return number.value > 0 && number.value <= seen;
}

/** The server forgets it with the line, so it is shown again; a moment was meant for its step. @param {Pick<Phone, 'room'>} phone */
export function keepShowing({ room }) {
  let stage = room.view.peek()?.stage;
  effect(() => {
    if (room.connection.value === 'online' && shows.peek()) show({ room }, shows.peek());
  });
  effect(() => {
    const now = room.view.value?.stage;
    if (now === stage) return;
    stage = now;
    if (shows.peek() === 'moment') show({ room }, null);
  });
}
