/** A blank screen, for looking at each other. The phones stay as they are. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

/** @param {{isDrawn: boolean, onLift: () => void}} props */
export function Curtain({ isDrawn, onLift }) {
  return (
    isDrawn &&
    html`<button type="button" class="curtain" aria-label=${t('Show the screen again')} onClick=${onLift}></button>`
  );
}
