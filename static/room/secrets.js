/** What only this phone knows: its drawer, and the root secret by which it recognises its own. */

import { hmacWith, sha256 } from '../lib/sha256.js';

/** @typedef {ReturnType<typeof openDrawer>} Drawer */
/** @typedef {ReturnType<typeof openSecrets>} Secrets */

/**
 * A place in this browser for one session. Where the browser keeps nothing, it lasts until the page is left.
 * @param {string} session @param {Storage | null} [storage]
 */
export function openDrawer(session, storage = browserStorage()) {
  const prefix = `kesken:${session}:`;
  /** @type {Map<string, string>} */
  const memory = new Map();

  return {
    isLasting: storage !== null,
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
      const written = value === undefined ? undefined : JSON.stringify(value);
      try {
        if (!storage) throw new Error('nothing is kept here');
        if (written === undefined) storage.removeItem(prefix + key);
        else storage.setItem(prefix + key, written);
        memory.delete(key);
      } catch {
        memory.set(key, written ?? '');
      }
    },
    /** Another tab wrote this key. @param {string} key @param {() => void} told */
    onChange(key, told) {
      globalThis.addEventListener?.('storage', (event) => {
        if (event.key === prefix + key || event.key === null) told();
      });
    },
    /** Forgets this session on this phone. */
    empty() {
      memory.clear();
      for (const key of Object.keys(storage ?? {})) if (key.startsWith(prefix)) storage?.removeItem(key);
    },
  };
}

/** @param {string} session @param {Drawer} drawer */
export function openSecrets(session, drawer) {
  let kept = drawer.read('root', '');
  const isNew = !kept;
  if (isNew) {
    kept = toText(random(32));
    drawer.write('root', kept);
  }
  const keyed = hmacWith(toBytes(kept));
  const place = new TextEncoder().encode(session);
  /** @type {Map<string, string>} */
  const names = new Map();

  /** @param {string} salt */
  const secretBytes = (salt) => keyed(toBytes(salt));

  /** @param {string} salt */
  function nameOf(salt) {
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
  }

  return {
    /** Whether this phone was never here before. */
    isNew,
    /** @param {string} salt */
    secretOf: (salt) => toText(secretBytes(salt)),
    nameOf,
    /** A name for something this phone is about to give. */
    newName() {
      const salt = toText(random(16));
      return { name: nameOf(salt), salt };
    },
    /** @param {{name: string, salt: string | null}} thing */
    isMine: ({ name, salt }) => salt !== null && nameOf(salt) === name,
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

/** Some browsers throw at the mere look at a storage that is switched off. @returns {Storage | null} */
function browserStorage() {
  try {
    const { localStorage } = globalThis;
    localStorage.setItem('kesken', '');
    localStorage.removeItem('kesken');
    return localStorage;
  } catch {
    return null;
  }
}
