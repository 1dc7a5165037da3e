/** Who will read, until when, and the first worry of whoever is asked to write. */

import { day, t } from '../lib/i18n.js';
import { Later } from '../shared/later.js';
import { html, useState } from '../vendor/ui.js';

/** @import {Session} from '../room/words.js' */

const bossWords = () => import('./boss_words.js').then((part) => part.BossWords);

/** @param {{session: Session, operator: string}} props */
export function Privacy({ session, operator }) {
  const [wasOpened, open] = useState(false);
  return html`
    <div class="under while-not-writing">
      <p class="quiet">${keptWords(session)}</p>
      <details class="boss" onToggle=${() => open(true)}>
        <summary>${t('Can my boss see this?')}</summary>
        ${wasOpened && html`<${Later} load=${bossWords} operator=${operator} />`}
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
