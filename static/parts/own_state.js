/** What became of something that this phone wrote, in words. */

import { t } from '../lib/i18n.js';

/** @import {Phone} from '../screens/phone.js' */
/** @import {Own} from './own_things.js' */

/** @param {{phone: Phone, own: Own}} props */
export function OwnState({ phone, own }) {
  return stateWords(phone, own);
}

/** @param {Phone} phone @param {Own} own */
export function stateWords({ room, isLasting }, { act, fate, item, step }) {
  if (fate === 'waiting') {
    if (room.connection.value === 'online') return t('Sending…');
    return isLasting.value
      ? t('Waiting for the network. Your thought is kept on this phone.')
      : t('Waiting for the network. Leave this page open: this browser keeps nothing.');
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
