/** What was written here and is not stored yet: drafts, and what waits to be sent, first in, first out. */

import { computed, effect, signal } from '../vendor/ui.js';

/** @import {Answer, View} from './words.js' */
/** @import {Drawer} from './secrets.js' */
/**
 * `held` waits for a tap, since the room paused or went on to another step meanwhile; `refused` says why.
 * @typedef {{
 *   id: string, act: string, with: any, state: 'waiting' | 'held' | 'refused', wasAsked?: boolean, say?: string,
 * }} Item
 * @typedef {ReturnType<typeof openOutbox>} Outbox
 * @typedef {ReturnType<typeof openDrafts>} Drafts
 */

const LEASE = 15_000;
const SLOWEST = 15_000;
/** Taking back mends what was given before, wherever the room is now. */
const FREE = ['TakeBack', 'TakeBackLater', 'FlagIdea'];
/** A no that passes by itself. */
const PASSING = ['busy', 'too_fast', 'not_entered'];
const GONE_ALREADY = ['unknown_thought', 'round_over'];

/**
 * @param {object} from
 * @param {Drawer} from.drawer
 * @param {{
 *   view: {value: View | null}, connection: {value: string},
 *   attempt(act: string, fields: object): Promise<Answer>,
 * }} from.room
 * @param {(item: Item) => void} from.onStored
 * @param {() => number} [from.now]
 */
export function openOutbox({ drawer, room, onStored, now = Date.now }) {
  const items = signal(/** @type {Item[]} */ (drawer.read('outbox', [])));
  const tab = Math.random().toString(36).slice(2);
  let isDraining = false;
  let tries = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  /**
   * Another tab may have written meanwhile: always from what the drawer holds, unless the browser has emptied it.
   * @param {(held: Item[]) => Item[]} edit
   */
  function change(edit) {
    items.value = edit(drawer.read('outbox', items.peek()));
    drawer.write('outbox', items.value);
  }

  /** @param {string} id @param {Partial<Item>} fields */
  function set(id, fields) {
    change((held) => held.map((item) => (item.id === id ? { ...item, ...fields } : item)));
  }

  /** @param {string} id */
  function remove(id) {
    change((held) => held.filter((item) => item.id !== id));
  }

  /** @param {string} act @param {{name: string, [field: string]: unknown}} fields */
  function put(act, fields) {
    const id = `${act} ${fields.name}`;
    change((held) => [...held.filter((item) => item.id !== id), { id, act, with: fields, state: 'waiting' }]);
    drain();
  }

  async function drain() {
    if (isDraining) return;
    isDraining = true;
    clearTimeout(later);
    let pause = 0;
    while (!pause) pause = await sendFirst();
    isDraining = false;
    if (pause < Infinity) later = setTimeout(drain, pause);
  }

  /** @returns {Promise<number>} how long to wait before the next: 0 go on, Infinity until something happens */
  async function sendFirst() {
    const view = room.view.value;
    const first = items.value.find((item) => item.state === 'waiting');
    if (!first || !view || room.connection.value !== 'online') return Infinity;
    if (!FREE.includes(first.act) && !takes(view, first.with.step)) {
      set(first.id, { state: 'held' });
      return 0;
    }
    if (!lease()) return 1000;

    set(first.id, { wasAsked: true });
    const answer = await room.attempt(first.act, first.with);
    if ('ok' in answer || ('refused' in answer && isDoneAlready(first, answer.refused))) {
      tries = 0;
      remove(first.id);
      onStored(first);
      return 0;
    }
    if ('refused' in answer && answer.refused === 'paused') {
      set(first.id, { state: 'held' });
      return 0;
    }
    if ('refused' in answer && !PASSING.includes(answer.refused)) {
      set(first.id, { state: 'refused', say: answer.say });
      return 0;
    }
    return Math.min(2000 * 2 ** tries++, SLOWEST);
  }

  /** One tab sends. Two would do no harm, since a name counts once; they would only send double. */
  function lease() {
    const held = drawer.read('lease', { tab, until: 0 });
    const isFree = held.until < now() || held.until > now() + LEASE;
    if (held.tab !== tab && !isFree) return false;
    drawer.write('lease', { tab, until: now() + LEASE });
    return true;
  }

  function release() {
    if (drawer.read('lease', { tab: '' }).tab === tab) drawer.write('lease', undefined);
  }

  drawer.onChange('outbox', () => {
    items.value = drawer.read('outbox', []);
    drain();
  });
  globalThis.addEventListener?.('pagehide', release);
  const isReady = computed(() => room.connection.value === 'online' && room.view.value !== null);
  effect(() => {
    if (!isReady.value) return;
    tries = 0;
    queueMicrotask(drain);
  });

  return {
    items,
    put,
    remove,
    /** The tap that a held one waits for. @param {string} id */
    send(id) {
      set(id, { state: 'waiting' });
      drain();
    },
  };
}

/** Whether what was written for this step goes there now. @param {View} view @param {string} id */
function takes({ is_paused, stage, steps }, id) {
  return (
    !is_paused && (id === stage || steps.some((one) => one.step === id && 'is_ajar' in one && one.is_ajar))
  );
}

/** @param {Item} item @param {string} refused */
function isDoneAlready({ act }, refused) {
  return act === 'TakeBack' && GONE_ALREADY.includes(refused);
}

/**
 * What is being written, by place: a step's id, or the step's id with the thought that it is about. No event touches it.
 * @param {Drawer} drawer
 */
export function openDrafts(drawer) {
  const texts = signal(/** @type {Record<string, string>} */ (drawer.read('drafts', {})));
  /** By place, what was typed on this page: another tab that sends its own takes nothing of it. @type {Map<string, string>} */
  const typed = new Map();
  drawer.onChange('drafts', () => {
    const old = texts.peek();
    texts.value = drawer.read('drafts', {});
    for (const [place, text] of typed) {
      if (place in texts.value) continue;
      if (old[place] === text) typed.delete(place);
      else write(place, text);
    }
  });

  /** @param {string} place @param {string} text empty lets it go */
  function write(place, text) {
    const { [place]: old, ...others } = drawer.read('drafts', texts.peek());
    const mine = typed.get(place);
    if (text.trim()) typed.set(place, text);
    else {
      typed.delete(place);
      if (mine && old && mine !== old) return; // it is another tab's
    }
    texts.value = text.trim() ? { ...others, [place]: text } : others;
    drawer.write('drafts', texts.value);
  }

  return { texts, write };
}
