/** What comes over a network that may be gone for a while. */

const AFTER = 2000;

/** Asks until there is an answer. @template T @param {() => Promise<T>} ask @returns {Promise<T>} */
export async function untilItComes(ask) {
  for (;;) {
    try {
      return await ask();
    } catch {
      // A crowd that comes back at one moment would knock the server down.
      await new Promise((go) => setTimeout(go, AFTER * (1 + Math.random())));
    }
  }
}
