/** Blank paper for what was sent and is not shown yet: in steps of five, as the counter says it. */

import { html } from '../vendor/ui.js';

/** @import {Presence} from '../room/words.js' */

const MOST = 60;

/** @param {{gave: Presence['gave'] | undefined}} props */
export function BlankChips({ gave }) {
  const count = gave && 'at_least' in gave ? Math.min(gave.at_least, MOST) : 0;
  return html`<div class="blank-chips" aria-hidden="true">${Array.from({ length: count }, (_, i) => html`<i key=${i}></i>`)}</div>`;
}
