/** What this phone wrote and nobody has seen yet, with words for what became of it. */

import { t } from '../lib/i18n.js';
import { fateOf } from '../room/given.js';

/** @import {Phone} from '../screens/phone.js' */
/** @import {Entry, Fate} from '../room/given.js' */
/** @import {Item} from '../room/outbox.js' */
/** @typedef {Entry & {fate: Fate | Item['state'], item?: Item}} Own */

const WRITTEN = ['PostIdea', 'ContinueIdea', 'ChangeIdea', 'TakeBackLater'];

/** Own things, the sealed ones first, then what waits to be sent. @param {Phone} phone @returns {Own[]} */
export function ownThings({ given, outbox, room }) {
  const view = room.view.value;
  if (!view) return [];
  const sealed = given.entries.value.map((entry) => ({ ...entry, fate: fateOf(entry, view) }));
  const waiting = outbox.items.value.map((item) => ({ ...item.with, act: item.act, fate: item.state, item }));
  return [...sealed, ...waiting].filter(({ act, fate }) => WRITTEN.includes(act) && fate !== 'withheld');
}

/** @param {Phone} phone @param {Own} own */
export function stateWords({ room }, { act, fate, item, step }) {
  if (fate === 'waiting') {
    if (room.connection.value === 'online') return t('Sending…');
    return t('Waiting for the network. Your thought is kept on this phone.');
  }
  if (fate === 'refused') return item?.say;
  if (fate === 'held') {
    if (room.view.value?.stage === step)
      return t('Paused meanwhile, so it was not sent. Your text is still here.');
    return t('The room is at another step now. Your text is still here.');
  }
  if (fate === 'parked') return t('Parked: it is stored, and waits for its board.');
  if (act === 'TakeBackLater') {
    if (fate === 'sealed') return t('Your thought will be taken back when the next thoughts are shown.');
    return t('Too few phones sent, so your thought was not taken back.');
  }
  if (fate === 'lost') return t('Your thought was not shown.');
  if (fate === 'unshown') return t('Too few phones sent, so your thought was not shown.');
  if (act === 'ChangeIdea')
    return t('Your change is stored. It will be shown together with others’ thoughts.');
  return t("Stored. It will be shown together with others'.");
}
