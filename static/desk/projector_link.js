/** The way to the projector, and whether one is there. */

import { t } from '../lib/i18n.js';
import { html, useEffect, useSignal } from '../vendor/ui.js';
import { LinkCard } from './link_card.js';

/** @import {Presence} from '../room/words.js' */
/** @import {Link} from './links.js' */

const MISSED_AFTER = 20_000;

/** @param {{session: string, presence: Presence | null, isMissed: boolean, isNew: boolean}} props */
export function ProjectorLink({ session, presence, isMissed, isNew }) {
  const screens = presence?.screens ?? 0;
  return html`
    <section class="desk-card" id="projector" tabindex="-1" aria-label=${t('Projector')}>
      <h2>${t('Projector')}</h2>
      <p class=${isMissed ? 'warning' : 'quiet'}>
        ${screens ? t('The projector is on.') : isMissed ? t('Projector not seen for 20 s') : t('No projector is open.')}
      </p>
      <${LinkCard} session=${session} kind="screen" ask=${t('Link for the projector')} alt=${t('QR code that opens the projector')} isAtOnce=${isNew}>
        ${(/** @type {Link} */ link) => html`<a class="button small" href=${link.url} target="_blank" rel="noopener">${t('Open the projector')}</a>`}
      </${LinkCard}>
      <p class="quiet">${t('There, the key J makes the code large.')}</p>
    </section>
  `;
}

/** Whether a projector was here and is not seen any more; null presence is not knowing. @param {Presence | null} presence */
export function useProjectorMissed(presence) {
  const screens = presence?.screens ?? 0;
  const wasSeen = useSignal(false);
  const isMissed = useSignal(false);
  useEffect(() => {
    isMissed.value = false;
    if (screens) {
      wasSeen.value = true;
      return;
    }
    const clock = setTimeout(() => (isMissed.value = wasSeen.peek()), MISSED_AFTER);
    return () => clearTimeout(clock);
  }, [screens]);
  return isMissed.value;
}
