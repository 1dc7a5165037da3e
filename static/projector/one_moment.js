/** A calm line while the projector has no connection, or while no desk is there. Nothing closes meanwhile. */

import { t } from '../lib/i18n.js';
import { html, useEffect, useState } from '../vendor/ui.js';

const CUT_FOR = 3_000; // a moment shorter than this is over before anybody has read the line
const NO_DESK_FOR = 30_000;

/** @param {{connection: string, desks: number | null, isEnded: boolean}} props */
export function OneMoment({ connection, desks, isEnded }) {
  const isCut = useLasting(connection === 'offline', CUT_FOR);
  const isAlone = useLasting(desks === 0 && !isEnded, NO_DESK_FOR);
  return html`
    <p class="one-moment" role="status">${(isCut || isAlone) && t('One moment. What was sent is stored.')}</p>
  `;
}

/** True once something has been so for a while. @param {boolean} isSo @param {number} time */
function useLasting(isSo, time) {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    setLasting(false);
    if (!isSo) return;
    const clock = setTimeout(() => setLasting(true), time);
    return () => clearTimeout(clock);
  }, [isSo, time]);
  return isSo && isLasting;
}
