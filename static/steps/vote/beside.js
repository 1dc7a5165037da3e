/** What phones fetch of a vote when it is needed. */

/** @import {VoteStep} from '../../events.js' */

export const bars = () => import('./bars.js').then((part) => part.Bars);

/** @param {unknown} _phone @param {VoteStep} step */
export function beside(_phone, { pictures }) {
  return pictures.length ? [bars] : [];
}
