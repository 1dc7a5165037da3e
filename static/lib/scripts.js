/**
 * The scripts of a page that come later: when the page's modules are joined, an `import()` becomes `bring`.
 *
 * A browser that could not fetch a script for import() remembers that for as long as the page is there, and asks the
 * network for that address never again. So each try has an address of its own; and no script that comes later imports
 * another one: each is a function that is handed what the others gave.
 */

import { untilItComes } from './again.js';

/** What modules give, by their marks. @typedef {Record<string, any>} Given */
/** One without a function is the vendored library, and gives itself. @typedef {{default?: (given: Given) => Given}} Script */

/** @type {Map<string, Promise<Script>>} by address */
const asked = new Map();
/** @type {Set<Script>} */
const run = new Set();
/** @type {Given} */
const given = {};

/** Comes as soon as it can be had. @param {...string} addresses each behind those that it takes from @returns {Promise<Given>} */
export async function bring(...addresses) {
  for (const script of await Promise.all(addresses.map(ask))) {
    if (run.has(script)) continue;
    run.add(script);
    Object.assign(given, script.default ? script.default(given) : { $0: script });
  }
  return given;
}

/** @param {string} address @returns {Promise<Script>} */
function ask(address) {
  let tries = 0;
  const coming = asked.get(address) ?? untilItComes(() => import(tries++ ? `${address}?${tries}` : address));
  asked.set(address, coming);
  return coming;
}
