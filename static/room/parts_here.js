/** Which sessions, and which parts of each, this browser holds. */

import { browserStorage, openDrawer, PARTS } from './secrets.js';

const ROOT = /^kesken:([a-z0-9]+)(?:~\d)?:(?:root|brought)$/;

/** @param {string} session @param {Storage | null} [storage] */
export function partsOf(session, storage = browserStorage()) {
  return PARTS.filter((part) => openDrawer(session, storage, part).read('root', ''));
}

/** The part that the next page shows. @param {string} session @param {number} part @param {Storage | null} [storage] */
export function takeInHand(session, part, storage = browserStorage()) {
  try {
    if (part) storage?.setItem(`kesken:in hand:${session}`, String(part));
    else storage?.removeItem(`kesken:in hand:${session}`);
  } catch {
    // Full: the next page shows one's own part.
  }
}

/** @param {Storage | null} [storage] */
export function sessionsHere(storage = browserStorage()) {
  const found = Object.keys(storage ?? {}).flatMap((key) => ROOT.exec(key)?.[1] ?? []);
  return [...new Set(found)];
}

/** Asks the house about one's seats. @param {string} session @param {'lend' | 'leave'} what @param {number} part */
export async function askForSeat(session, what, part) {
  const answer = await fetch(`/s/${session}/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ part }),
  });
  return answer.ok;
}
