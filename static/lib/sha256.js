/**
 * SHA-256 (FIPS 180-4) and HMAC (RFC 2104). The browser's own are not there on plain http and never answer at once; a
 * library's would be 2 KB more on a phone's way in.
 */

const BLOCK = 64;
const PRIMES = firstPrimes(64);
const ROUNDS = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const schedule = new Int32Array(BLOCK);

/** @param {Uint8Array} message @returns {Uint8Array} 32 bytes */
export function sha256(message) {
  return finish(START, message, 0);
}

/** With the key's own two blocks done beforehand. @param {Uint8Array} key up to 64 bytes @returns {(message: Uint8Array) => Uint8Array} */
export function hmacWith(key) {
  const inner = afterPad(key, 0x36);
  const outer = afterPad(key, 0x5c);
  return (message) => finish(outer, finish(inner, message, BLOCK), BLOCK);
}

/** @param {Uint8Array} key @param {number} pad */
function afterPad(key, pad) {
  const block = new Uint8Array(BLOCK).fill(pad);
  for (let i = 0; i < key.length; i++) block[i] ^= key[i];
  return compress(START, new DataView(block.buffer), 0);
}

/** @param {Int32Array} state after `before` bytes @param {Uint8Array} message the rest @param {number} before */
function finish(state, message, before) {
  const padded = new Uint8Array((((message.length + 8) >> 6) << 6) + BLOCK);
  const view = new DataView(padded.buffer);
  padded.set(message);
  padded[message.length] = 0x80;
  view.setUint32(padded.length - 4, (before + message.length) * 8);
  for (let at = 0; at < padded.length; at += BLOCK) state = compress(state, view, at);

  const digest = new DataView(new ArrayBuffer(32));
  for (let i = 0; i < 8; i++) digest.setInt32(i * 4, state[i]);
  return new Uint8Array(digest.buffer);
}

/** One block of 64 bytes. @param {Int32Array} state @param {DataView} view @param {number} at */
function compress(state, view, at) {
  const w = schedule;
  for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + i * 4);
  for (let i = 16; i < BLOCK; i++) {
    const near = w[i - 2];
    const far = w[i - 15];
    const s1 = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
    const s0 = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
    w[i] = s1 + w[i - 7] + s0 + w[i - 16];
  }

  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < BLOCK; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[i] + w[i]) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  return Int32Array.of(
    state[0] + a,
    state[1] + b,
    state[2] + c,
    state[3] + d,
    state[4] + e,
    state[5] + f,
    state[6] + g,
    state[7] + h,
  );
}

/** @param {number} word @param {number} by to the right */
function turn(word, by) {
  return (word >>> by) | (word << (32 - by));
}

/** The first 32 bits after the point. @param {number} number */
function fraction(number) {
  return ((number % 1) * 2 ** 32) | 0;
}

/** @param {number} count */
function firstPrimes(count) {
  /** @type {number[]} */
  const primes = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  return primes;
}
