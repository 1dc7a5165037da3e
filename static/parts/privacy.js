/** Who will read, until when, and the first worry of whoever is asked to write. */

import { day, t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';

/** @import {Session} from '../room/words.js' */

/** @param {{session: Session, operator: string}} props */
export function Privacy({ session, operator }) {
  return html`
    <div class="under while-not-writing">
      <p class="quiet">${keptWords(session)}</p>
      <details class="boss">
        <summary>${t('Can my boss see this?')}</summary>
        <p>${t('Your name is never asked or stored. Everyone, your boss and the facilitator included, sees the same thoughts, mixed, without names. Your style may give you away. On a work phone or network your employer may see that you opened this page. Whoever runs this server ({operator}) could find out by tampering with it while we work. If in doubt, leave it out.', { operator: operator || location.host })}</p>
      </details>
    </div>
  `;
}

/** @param {Session} session */
export function keptWords({ kept_until, audience }) {
  const readers = {
    present: t('those present'),
    team: t('the team and its manager'),
    others: audience.others,
  };
  return t('Kept until {date} for {who}.', { date: day(kept_until), who: readers[audience.who] });
}
