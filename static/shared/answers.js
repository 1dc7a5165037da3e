/** What this phone answered to a round that is counted; what tells of it comes later. */

/** @import {Phone} from '../phone/phone.js' */
/** @import {Step} from '../room/words.js' */

export const sealed = () => import('./sealed.js').then((part) => part.Sealed);

/** What this phone gave to the open round, and what waits to be sent to it. @param {Phone} phone @param {Step} step @param {string} act */
export function answerOf({ given, outbox }, { step, round }, act) {
  const isThis = (/** @type {{step: string, round?: number}} */ one) =>
    one.step === step && one.round === round;
  return {
    mine: given.entries.value.find((entry) => entry.act === act && isThis(entry)),
    item: outbox.items.value.find((one) => one.act === act && isThis(one.with)),
  };
}
