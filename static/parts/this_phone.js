/** What one may do about one's own part on this phone: hide it, lend the phone, keep it, forget it. */

import { t } from '../lib/i18n.js';
import { wear } from '../lib/wear.js';
import { takeInHand } from '../room/parts_here.js';
import { html, useEffect } from '../vendor/ui.js';
import { Forget } from './forget.js';
import { HideOwn } from './hide_own.js';
import { Lend } from './lend.js';
import { MyPart } from './my_part.js';

/** @import {Phone} from '../screens/phone.js' */

/** @param {{phone: Phone}} props */
export function ThisPhone({ phone }) {
  const view = phone.room.view.value;
  const { drawer, session } = phone;
  useEffect(() => {
    wear('own');
    takeInHand(session, drawer.part);
  }, []);
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
