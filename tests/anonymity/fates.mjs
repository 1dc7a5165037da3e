/**
 * What phones know of what they gave, for Python: each line that comes is a story of {events} that all were told and
 * of {ack, act, with} that one was answered, in their order. It is answered by what each phone holds then, and its fate.
 */

import { createInterface } from 'node:readline';
import { openGiven } from '../../static/room/given.js';
import { foldOf } from '../../static/room/log.js';
import { openDrawer } from '../../static/room/secrets.js';
import { KINDS } from '../../static/steps/kinds.js';
import { signal } from '../../static/vendor/ui.js';
import { memory } from '../static/memory.mjs';

const SESSION = 'workshop01';
const apply = foldOf(KINDS);

for await (const line of createInterface({ input: process.stdin })) {
  const { view: first, story } = JSON.parse(line);
  const view = signal(first);
  const phones = new Map();
  for (const { events, ack, ...act } of story) {
    if (events) view.value = structuredClone(events.reduce(apply, structuredClone(view.value)));
    else phoneOf(ack).store(act);
  }
  const told = [...phones].map(([seat, given]) => [seat, held(given)]);
  console.log(JSON.stringify(Object.fromEntries(told)));

  function phoneOf(seat) {
    if (!phones.has(seat)) {
      const drawer = openDrawer(SESSION, memory());
      phones.set(seat, openGiven({ drawer, view, kinds: KINDS }));
    }
    return phones.get(seat);
  }

  function held(given) {
    return Object.fromEntries(given.entries.value.map((entry) => [entry.name, given.fateOf(entry)]));
  }
}
