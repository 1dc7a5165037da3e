/** What became of something that this phone wrote, in words. */

import { t } from '../lib/i18n.js';

/** @import {Phone} from '../phone/phone.js' */
/** @import {View} from '../room/words.js' */
/** @import {Own} from './own_things.js' */

/** @param {{phone: Phone, own: Own}} props */
export function OwnState({ phone, own }) {
  return stateWords(phone, own);
}

/** Whether a board shows everything at once by now: what is sealed there was given before. @param {View | null} view @param {string} id */
export function isOvertaken(view, id) {
  const step = view?.steps.find((one) => one.step === id);
  return Boolean(step && 'mode' in step && step.mode === 'open');
}

/** @param {Phone} phone @param {Own} own */
export function stateWords({ room, isLasting }, { act, fate, item, step, isInField }) {
  if (fate === 'taken') {
    if (isInField) return t('Taken back. Your words are in the field again.');
    return t('Taken back. Your words are offered as a draft.');
  }
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
  if (fate === 'sealed' && isOvertaken(room.view.value, step)) {
    return t(
      'It was sent before this board began to show at once, so it stays unseen. Take it back to send it anew.',
    );
  }
  if (fate === 'parked') return t('Sent. It waits for its board.');
  if (act === 'TakeBackLater') {
    if (fate === 'sealed') return t('Your thought will be taken back when the next thoughts are shown.');
    return t('Too few phones sent, so your thought was not taken back.');
  }
  if (fate === 'lost') return t('Your thought was not shown.');
  if (fate === 'unshown') return t('Too few phones sent, so your thought was not shown.');
  if (act === 'ChangeIdea') return t('Your change is sent. It will be shown together with others’ thoughts.');
  return t("Sent. It is shown only together with others'.");
}
