/** A second way to the desk, for when this device fails: asked for right after the session was made. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';
import { LinkCard } from './link_card.js';
import { useHasHadSpare } from './urgent_line.js';

/** @import {Presence, Session} from '../room/words.js' */
/** @import {Link} from './links.js' */

/** @param {{session: string, about: Session, presence: Presence | null, isNew: boolean}} props */
export function SpareDesk({ session, about, presence, isNew }) {
  const hasHadSpare = useHasHadSpare(session, presence);
  return html`
    <section class="desk-card spare-desk" id="spare" tabindex="-1" aria-labelledby="spare-head">
      <h2 id="spare-head">${t('Steer from your phone too')}</h2>
      <p class="quiet">${spareWords(presence, hasHadSpare)}</p>
      <${LinkCard} session=${session} kind="facilitator" ask=${t('Show the link')} alt=${t('QR code that opens your desk')} isAtOnce=${isNew}>
        ${(/** @type {Link} */ link) => html`
          <a class="button small" href=${mailTo(about, link.url)}>${t('E-mail it to myself')}</a>
          <button type="button" class="small" onClick=${() => print()}>${t('Print')}</button>
          <p class="print-only"><b>${about.title}</b> ${link.url}</p>
        `}
      </${LinkCard}>
      <p class="quiet">${t('Whoever has this link steers the session. Keep it to yourself.')}</p>
    </section>
  `;
}

/** @param {Presence | null} presence @param {boolean} hasHadSpare */
function spareWords(presence, hasHadSpare) {
  if ((presence?.desks ?? 0) > 1) return t('Your desk is open on another device too.');
  return hasHadSpare
    ? t('It is not open on the other device now; the link still works.')
    : t('Your desk is open on this device only.');
}

/** @param {Session} about @param {string} url */
function mailTo({ title }, url) {
  const subject = t('Your desk: {title}', { title });
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(url)}`;
}
