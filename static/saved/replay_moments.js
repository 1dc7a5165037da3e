/** The moments of a replay: what each showing added, and last what the room wrote out of it. */

import { t, tn } from '../lib/i18n.js';

const WHOLE = 10_000;
const [SHORTEST, LONGEST] = [700, 2500];
/** The moment of what the room wrote in the end. */
export const LAST = Number.MAX_SAFE_INTEGER;

/** When something came: the number of its showing, or the end. @param {HTMLElement} item */
export function when({ dataset }) {
  return Number(dataset.at);
}

/** In their order. @param {HTMLElement[]} items @returns {number[]} */
export function momentsOf(items) {
  return [...new Set(items.map(when))].sort((a, b) => a - b);
}

/** How long each stays, in ms, so that all of them take ten seconds. @param {number} count */
export function paceOf(count) {
  return Math.min(LONGEST, Math.max(SHORTEST, WHOLE / count));
}

/**
 * What one of them added: in its own words, or counted.
 * @param {HTMLElement[]} added @param {number} number from 1 @param {number[]} moments
 */
export function momentWords(added, number, moments) {
  if (added[0].dataset.says) return added[0].dataset.says;
  if (when(added[0]) === LAST)
    return tn(added.length, '1 sentence of the group', '{count} sentences of the group');
  const thoughts = added.filter((item) => item.matches('.card')).length;
  const others = added.length - thoughts;
  const said = [
    thoughts && tn(thoughts, '1 new thought', '{count} new thoughts'),
    others && tn(others, '1 continuation', '{count} continuations'),
  ];
  const count = moments.filter((one) => one < LAST).length;
  return `${t('Showing {number} of {count}', { number, count })}: ${said.filter(Boolean).join(', ')}`;
}
