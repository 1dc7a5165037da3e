/** What this phone wrote and nobody has seen yet. */

/** @import {Phone} from '../phone/phone.js' */
/** @import {Entry, Fate} from '../room/given.js' */
/** @import {Item} from '../room/outbox.js' */
/** @typedef {Entry & {fate: Fate | Item['state'] | 'taken', item?: Item}} Own */

const WRITTEN = ['PostIdea', 'ContinueIdea', 'ChangeIdea', 'TakeBackLater'];

/** Own things, the sealed ones first, then what waits to be sent. @param {Phone} phone @returns {Own[]} */
export function ownThings({ given, outbox, room }) {
  const view = room.view.value;
  if (!view) return [];
  const sealed = given.entries.value.map((entry) => ({ ...entry, fate: given.fateOf(entry) }));
  const waiting = outbox.items.value.map((item) => ({ ...item.with, act: item.act, fate: item.state, item }));
  const gone = given.taken.value.map((entry) => ({ ...entry, fate: /** @type {const} */ ('taken') }));
  const others = [...sealed, ...waiting].filter(({ name }) => name !== gone[0]?.name);
  return [...others, ...gone].filter(({ act, fate }) => WRITTEN.includes(act) && fate !== 'withheld');
}
