/** What this phone gave and what became of it. Only this phone can know: nobody keeps who gave what. */

import { effect, signal } from '../vendor/ui.js';
import { thingsOf } from './things.js';

/** @import {View} from './words.js' */
/** @import {Kinds} from '../steps/kind.js' */
/** @import {Drawer} from './secrets.js' */
/** @import {Item} from './outbox.js' */
/** @import {Phone} from '../phone/phone.js' */
/**
 * @typedef {{
 *   act: string, step: string, name: string, salt: string, text?: string, idea?: string, kind?: string,
 *   round?: number, is_kept?: boolean, column?: number, isInField?: boolean, [own: string]: any,
 * }} Entry what was given, with the fields that its act has
 * `isInField`: of what was taken back, whether its words are in the field again.
 * `parked`: it waits for its board, which is not on the stage; `withheld`: it was read and not shown.
 * @typedef {(
 *   'sealed' | 'parked' | 'shown' | 'unshown' | 'withheld' | 'lost' | 'counted' | 'burnt' | 'over'
 * )} Fate
 * @typedef {ReturnType<typeof openGiven>} Given
 */

const GIVING = ['PostIdea', 'ContinueIdea'];

/**
 * `kinds`: which know what became of a thing.
 * @param {{drawer: Drawer, view: {value: View | null, peek(): View | null}, kinds: Kinds}} from
 */
export function openGiven({ drawer, view, kinds }) {
  const entries = signal(/** @type {Entry[]} */ (drawer.read('given', [])));
  const shown = signal(/** @type {Entry[]} */ (drawer.read('shown', [])));
  /** What was taken back a moment ago, while it can be given anew: none or one. */
  const taken = signal(/** @type {Entry[]} */ ([]));

  /** @param {(held: Entry[]) => Entry[]} edit */
  function change(edit) {
    entries.value = edit(drawer.read('given', entries.peek()));
    drawer.write('given', entries.value);
  }

  /** @param {string} name @param {Partial<Entry>} fields */
  function set(name, fields) {
    change((held) => held.map((entry) => (entry.name === name ? { ...entry, ...fields } : entry)));
  }

  /** @param {string} name */
  function forget(name) {
    change((held) => held.filter((entry) => entry.name !== name));
  }

  /** Its words stay on this phone: should they be hidden, nobody else has them. @param {Entry[]} fresh */
  function remember(fresh) {
    const held = new Map(drawer.read('shown', shown.peek()).map((entry) => [entry.name, entry]));
    for (const entry of fresh) {
      const name = GIVING.includes(entry.act) ? entry.name : (entry.idea ?? '');
      held.set(name, { ...(held.get(name) ?? entry), name, text: entry.text });
    }
    shown.value = [...held.values()];
    drawer.write('shown', shown.value);
  }

  /** What became of it. @param {Entry} entry @param {View | null} [now] @returns {Fate} */
  function fateOf(entry, now = view.value) {
    const step = now?.steps.find((one) => one.step === entry.step);
    return (now && step && kinds[step.kind].fate?.(entry, step, now)) ?? 'sealed';
  }

  drawer.onChange('given', () => {
    entries.value = drawer.read('given', []);
  });
  effect(() => {
    const now = view.value;
    if (!now) return;
    const kept = settle(entries.value, fateOf);
    if (kept.length !== entries.value.length || kept.some((entry, i) => entry !== entries.value[i])) {
      const fresh = entries.value.filter((entry) => entry.text && fateOf(entry) === 'shown');
      if (fresh.length) remember(fresh);
      change((held) => settle(held, fateOf));
    }
  });

  return {
    entries,
    shown,
    fateOf,
    taken,
    forget,
    /** @param {string} name */
    keep: (name) => set(name, { is_kept: true }),
    /** What the server held sealed, as it was asked. @returns {{act: string, with: {name: string, step: string}}[]} */
    sealed() {
      const now = view.peek();
      if (!now) return [];
      return entries
        .peek()
        .filter(
          (entry) =>
            GIVING.includes(entry.act) && ['sealed', 'parked', 'unshown'].includes(fateOf(entry, now)),
        )
        .map(({ act, is_kept, ...fields }) => ({ act, with: fields }));
    },
    /** The server holds it. @param {Pick<Item, 'act' | 'with'>} item */
    store({ act, with: fields }) {
      if (act === 'TakeBack') return forget(fields.name);
      if (act === 'FlagIdea') {
        return drawer.write('flagged', { ...drawer.read('flagged', {}), [fields.idea]: fields.reason });
      }
      const { secret, ...entry } = fields;
      const sealed = entries.peek().find((held) => held.name === entry.idea);
      // Changed while sealed, a thought goes on under the name of the change.
      if (sealed && act === 'ChangeIdea') {
        const { name, salt, text } = entry;
        return set(sealed.name, { name, salt, text });
      }
      if (sealed && act === 'TakeBackLater') return forget(sealed.name);
      change((held) => [...held.filter((old) => !isReplaced(old, { act, ...entry })), { act, ...entry }]);
    },
  };
}

/** Without what everyone sees by now. @param {Entry[]} entries @param {(entry: Entry) => Fate} fateOf */
function settle(entries, fateOf) {
  return entries.flatMap((entry) => {
    const fate = fateOf(entry);
    if (fate === 'shown' || fate === 'over') return [];
    // Back on the stage: should it leave unshown once more, this phone is told once more.
    return fate === 'sealed' && entry.is_kept ? [{ ...entry, is_kept: false }] : [entry];
  });
}

/** Whether this phone gave something to steps that are meant. @param {Phone} phone @param {(step: string) => boolean} isMeant */
export function gaveTo({ given, outbox }, isMeant) {
  return [...given.entries.value, ...outbox.items.value.map((item) => item.with)].some((one) =>
    isMeant(one.step),
  );
}

/** Of what names its round, and of changes to one thought, the latest counts. @param {Entry} old @param {Entry} fresh */
function isReplaced(old, fresh) {
  if (old.step !== fresh.step) return false;
  if (old.act === fresh.act && fresh.round !== undefined) return old.round === fresh.round;
  const isAbout = (/** @type {Entry} */ { act }) => act === 'ChangeIdea' || act === 'TakeBackLater';
  return old.name === fresh.name || (isAbout(old) && isAbout(fresh) && old.idea === fresh.idea);
}

/**
 * At once, sealed or shown. Without `salt` it is looked up.
 * @param {Phone} phone @param {string} step @param {string} name @param {string} [salt]
 */
export function takeBack(phone, step, name, salt = saltOf(phone, step, name)) {
  if (salt) phone.outbox.put('TakeBack', { step, name, secret: phone.secrets.secretOf(salt) });
}

/** @param {Phone} phone @param {string} id @param {string} name */
function saltOf({ given, room }, id, name) {
  const step = room.view.peek()?.steps.find((one) => one.step === id);
  return [...given.entries.peek(), ...thingsOf(step)].find((one) => one.name === name)?.salt ?? undefined;
}
