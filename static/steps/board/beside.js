/** What phones fetch of a board when it is needed. */

import { besideThoughts } from '../../thoughts/later_parts.js';

/** @import {BoardStep} from '../../events.js' */
/** @import {Phone} from '../../phone/phone.js' */

export const columns = () => import('../../thoughts/one_column.js').then((part) => part.Columns);
export const goesTo = () => import('../../thoughts/one_column.js').then((part) => part.GoesTo);
export const shownHow = () => import('./shown_how.js').then((part) => part.ShownHow);

/** @param {Phone} phone @param {BoardStep} step */
export function beside(phone, step) {
  return [
    ...besideThoughts(phone, step),
    ...(step.columns.length ? [columns, goesTo] : []),
    ...(step.mode === 'rounds' ? [] : [shownHow]),
  ];
}
