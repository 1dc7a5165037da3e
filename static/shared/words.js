/** Counts and states in words, the same on the desk and on the projector. */

import { t, tn } from '../lib/i18n.js';
import { isKept } from '../room/tally.js';
import { asks, hasThoughts } from '../room/things.js';
import { isRevealed } from '../room/view.js';

/** @import {Presence, Step} from '../room/words.js' */

/** @param {Presence | null} presence */
export function phonesHere(presence) {
  return presence ? tn(presence.phones, '1 phone is here', '{count} phones are here') : '';
}

/**
 * How many have given something: exact on curves, coarse on boards. `isShown`: thoughts hang there already.
 * @param {Presence['gave'] | undefined} gave
 */
export function givenSoFar(gave, isShown = false) {
  if (!gave) return '';
  if ('exact' in gave) return tn(gave.exact, '1 has answered.', '{count} have answered.');
  if (gave.at_least < 5 && isShown) return t('They continue each other’s thoughts now.');
  if (gave.at_least < 5) return t('Shown from five phones on.');
  if (gave.at_least < 10) return t('Enough phones have sent something.');
  return tn(
    gave.at_least,
    '{count} phone or more has sent something.',
    '{count} phones or more have sent something.',
  );
}

/** @param {Step | undefined} step */
export function stateOfStep(step) {
  if (!step || !asks(step)) return '';
  if (step.state === 'open') return t('open');
  if (step.state === 'closing') return t('closing');
  if (hasThoughts(step)) return step.shown.length ? t('shown') : t('closed');
  if (isKept(step)) return t('kept');
  return isRevealed(step) ? t('revealed') : t('closed');
}

/** The line that stands where one writes. */
export function norm() {
  return t('Write briefly, leave it unfinished, be kind to the thought.');
}

/** @param {'connecting' | 'online' | 'offline'} connection */
export function connectionWords(connection) {
  if (connection === 'online') return t('Connected');
  return connection === 'offline' ? t('No connection. Trying again …') : t('Connecting …');
}
