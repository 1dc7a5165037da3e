/** What one may do about one's own part on this phone: hide it, lend the phone, keep it, forget it. */

import { t } from '../lib/i18n.js';
import { worn } from '../lib/wear.js';
import { takeInHand } from '../room/parts_here.js';
import { HideOwn } from '../thoughts/hide_own.js';
import { html, useEffect } from '../vendor/ui.js';
import { Forget } from './forget.js';
import { Lend } from './lend.js';
import { MyPart } from './my_part.js';

/** @import {Phone} from './phone.js' */

/** It stands where it stays from the start: whoever presses it presses nothing else. */
export async function dressed() {
  await worn('thoughts/own');
  return ThisPhone;
}

/** @param {{phone: Phone}} props */
function ThisPhone({ phone }) {
  const view = phone.room.view.value;
  const { drawer, session } = phone;
  useEffect(() => takeInHand(session, drawer.part), []);
  useEffect(() => {
    // So that the phone can say without a network what it holds.
    if (view) drawer.write('title', view.session.title);
  }, [view?.session.title]);
  return html`
    <details class="this-phone">
      <summary>${t('This phone')}</summary>
      <${HideOwn} phone=${phone} />
      <${Lend} phone=${phone} />
      ${
        view?.phase !== 'ended' &&
        html`
          <${MyPart} phone=${phone} />
          <${Forget} phone=${phone} />
        `
      }
    </details>
  `;
}
