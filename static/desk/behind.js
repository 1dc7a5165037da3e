/** At the desk: that what was just opened, covered or closed is not on all phones yet. How many, never which. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

/** @import {Room} from '../room/room.js' */

/** @param {{room: Pick<Room, 'behind' | 'presence'>}} props */
export function Behind({ room }) {
  const behind = room.behind.value;
  const phones = room.presence.value?.phones ?? 0;
  const isBehind = behind > 0 && phones > 0;
  const reached = Math.max(0, phones - behind);
  return html`
    <p class="quiet" role="status">${isBehind && t('{reached} of {count} phones show this so far.', { reached, count: phones })}</p>
  `;
}
