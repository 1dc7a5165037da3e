/** What becomes of a thought on a board that does not wait for the facilitator: said where one writes. */

import { t } from '../../lib/i18n.js';
import { html } from '../../vendor/ui.js';

/** @import {BoardStep} from '../../events.js' */

/** @param {{mode: BoardStep['mode']}} props */
export function ShownHow({ mode }) {
  return html`
    <p class="quiet while-not-writing">
      ${
        mode === 'open'
          ? t(
              'Shown at once: people near you can see who writes. This is your table’s voice: everyone at the table sees it.',
            )
          : t('New thoughts are shown by themselves, several at a time.')
      }
    </p>
  `;
}
