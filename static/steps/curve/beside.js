/** What phones fetch of a curve when it is needed. */

/** @import {CurveStep} from '../../events.js' */

export const picture = () => import('./curve_picture.js').then((part) => part.Revealed);

/** @param {unknown} _phone @param {CurveStep} step */
export function beside(_phone, { pictures }) {
  return pictures.length ? [picture] : [];
}
