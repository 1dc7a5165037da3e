/** What phones fetch of a board when it is needed. */

import { besideThoughts } from '../../thoughts/later_parts.js';

/** @import {BoardStep} from '../../room/words.js' */
/** @import {Phone} from '../../screens/phone.js' */

export const columns = () => import('../../parts/one_column.js').then((part) => part.Columns);
export const goesTo = () => import('../../parts/one_column.js').then((part) => part.GoesTo);
export const shownHow = () => import('../../parts/shown_how.js').then((part) => part.ShownHow);

/** @param {Phone} phone @param {BoardStep} step */
export function beside(phone, step) {
  return [
    ...besideThoughts(phone, step),
    ...(step.columns.length ? [columns, goesTo] : []),
    ...(step.mode === 'rounds' ? [] : [shownHow]),
  ];
}
