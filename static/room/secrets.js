/** What only this phone knows: its drawer, and the root secret by which it recognises its own. */

import { hmacWith, sha256 } from '../lib/sha256.js';

/** @typedef {ReturnType<typeof openDrawer>} Drawer */
/** @typedef {ReturnType<typeof openSecrets>} Secrets */

/** One's own part of a session, and those of two whom the phone was lent to. */
export const PARTS = [0, 1, 2];
const A_THOUGHT = 2000; // characters, with all that is kept of it

/**
 * A place in this browser for one part of a session. What cannot be kept lasts until the page is left, or until there is
 * room again; what was kept before is read all the same.
 * @param {string} session @param {Storage | null} [storage] @param {number} [part]
 */
export function openDrawer(session, storage = browserStorage(), part = partInHand(session, storage)) {
  const prefix = `kesken:${session}${part ? `~${part}` : ''}:`;
  /** Written and not kept yet; empty: to be taken out. @type {Map<string, string>} */
  const memory = new Map();
  let isLasting = keepsSomething(storage);
  let isForgotten = false;
  /** @type {(isLasting: boolean) => void} */
  let hear = () => {};

  function putAway() {
    const before = isLasting;
    isLasting = true;
    for (const [key, written] of memory) {
      try {
        if (!storage) throw new Error('nothing is kept here');
        if (written) storage.setItem(prefix + key, written);
        else storage.removeItem(prefix + key);
        memory.delete(key);
      } catch {
        isLasting = false;
      }
    }
    if (isLasting !== before) hear(isLasting);
  }

  return {
    part,
    /** Whether all that is in it will be there on the next page. */
    isLasting: () => isLasting,
    /** @param {(isLasting: boolean) => void} told whenever that changes */
    onLasting(told) {
      hear = told;
    },
    /** @template T @param {string} key @param {T} otherwise @returns {T} */
    read(key, otherwise) {
      try {
        const held = memory.get(key) ?? storage?.getItem(prefix + key);
        return held ? JSON.parse(held) : otherwise;
      } catch {
        return otherwise;
      }
    },
    /** @param {string} key @param {unknown} value undefined takes it out */
    write(key, value) {
      if (isForgotten) return;
      memory.set(key, value === undefined ? '' : JSON.stringify(value));
      putAway();
    },
    /** Another tab wrote this key. @param {string} key @param {() => void} told */
    onChange(key, told) {
      globalThis.addEventListener?.('storage', (event) => {
        if (event.key === prefix + key || event.key === null) told();
      });
    },
    /** Forgets this part for good: what is still at work on this page writes nothing any more. */
    empty() {
      isForgotten = true;
      memory.clear();
      for (const key of Object.keys(storage ?? {})) if (key.startsWith(prefix)) storage?.removeItem(key);
    },
  };
}

/**
 * What this phone gives gets its name from its own root. By the roots of parts that were brought from other phones it
 * only knows again what was given there: a link that somebody slips it must not tell them what it gives here.
 * @param {string} session @param {Drawer} drawer @param {{value: boolean}} [hidesOwn] while the phone is looked at together
 */
export function openSecrets(session, drawer, hidesOwn) {
  let own = drawer.read('root', '');
  const isNew = !own;
  if (isNew) {
    own = toText(random(32));
    drawer.write('root', own);
  }
  const knowers = [own, ...rootsIn(drawer).filter((root) => root !== own)].map((root) =>
    knowBy(root, session),
  );
  const { nameOf } = knowers[0];
  // Forgotten in another tab: this one knows nothing any more either.
  drawer.onChange('root', () => {
    if (drawer.read('root', '')) return;
    drawer.empty();
    location.assign('/');
  });

  /** By salt, of what was given on another phone. @type {Map<string, typeof knowers[0]>} */
  const others = new Map();

  /** @param {{name: string, salt: string | null}} thing */
  function isOwn({ name, salt }) {
    const who = salt === null ? undefined : knowers.find((one) => one.nameOf(salt) === name);
    if (salt !== null && who && who !== knowers[0]) others.set(salt, who);
    return Boolean(who);
  }

  return {
    /** Whether this phone was never here before. */
    isNew,
    /** @param {string} salt */
    secretOf: (salt) => (others.get(salt) ?? knowers[0]).secretOf(salt),
    nameOf,
    /** A name for something this phone is about to give. */
    newName() {
      // A browser that has emptied the drawer meanwhile would know nothing of it on the next page.
      if (!drawer.read('root', '')) drawer.write('root', own);
      const salt = toText(random(16));
      return { name: nameOf(salt), salt };
    },
    isOwn,
    /** As far as it may be seen now. @param {{name: string, salt: string | null}} thing */
    isMine: (thing) => !hidesOwn?.value && isOwn(thing),
  };
}

/** Its own, if it has one yet, and those that were brought from other phones. @param {Drawer} drawer @returns {string[]} */
export function rootsIn(drawer) {
  return [drawer.read('root', ''), ...drawer.read('brought', [])].filter(Boolean);
}

/** @param {string} root @param {string} session */
export function knowBy(root, session) {
  const keyed = hmacWith(toBytes(root));
  const place = new TextEncoder().encode(session);
  /** @type {Map<string, string>} */
  const names = new Map();

  /** @param {string} salt */
  const secretBytes = (salt) => keyed(toBytes(salt));

  return {
    /** @param {string} salt */
    secretOf: (salt) => toText(secretBytes(salt)),
    /** @param {string} salt */
    nameOf(salt) {
      let name = names.get(salt);
      if (!name) {
        const secret = secretBytes(salt);
        const both = new Uint8Array(place.length + secret.length);
        both.set(place);
        both.set(secret, place.length);
        name = toText(sha256(both));
        names.set(salt, name);
      }
      return name;
    },
  };
}

/** @param {number} count */
function random(count) {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** base64url without padding. @param {Uint8Array} bytes */
function toText(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** @param {string} text */
function toBytes(text) {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
}

/** Which part the phone shows: another than its own while it is lent. @param {string} session @param {Storage | null} [storage] */
export function partInHand(session, storage = browserStorage()) {
  const part = Number(storage?.getItem(`kesken:in hand:${session}`));
  return PARTS.includes(part) ? part : 0;
}

/** Some browsers throw at the mere look at a storage that is switched off. @returns {Storage | null} */
export function browserStorage() {
  try {
    const { localStorage } = globalThis;
    localStorage.getItem('kesken');
    return localStorage;
  } catch {
    return null;
  }
}

/** It may be there to be read, and full or closed for writing. @param {Storage | null} [storage] */
export function keepsSomething(storage = browserStorage()) {
  try {
    storage?.setItem('kesken', ' '.repeat(A_THOUGHT));
    storage?.removeItem('kesken');
    return storage !== null;
  } catch {
    return false;
  }
}
