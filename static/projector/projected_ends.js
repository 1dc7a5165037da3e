/** What stands on the projector before the first step, between steps and after the last: the shore lies below it. */

import { day, t } from '../lib/i18n.js';
import { Arrivals } from '../shared/arrivals.js';
import { readers } from '../shared/readers.js';
import { phonesHere } from '../shared/words.js';
import { html } from '../vendor/ui.js';

/** @import {Presence, View} from '../room/words.js' */

/** @param {{view: View, presence: Presence | null}} props */
export function Welcome({ view, presence }) {
  return html`
    <div class="projector-welcome">
      <h1 dir="auto">${view.session.title}</h1>
      <p>${t('Thoughts may be unfinished here.')}</p>
      <p class="given">${phonesHere(presence)}</p>
    </div>
    <${Arrivals} phones=${presence?.phones} />
  `;
}

export function Between() {
  return html`
    <p class="projector-alone" role="status">${t('We go on in a moment.')}</p>
    <${Arrivals} />
  `;
}

/** @param {{view: View, board: string, presence: Presence | null}} props */
export function Ended({ view, board, presence }) {
  const { session } = view;
  return html`
    <div class="projector-ended">
      <h1 dir="auto">${session.title}</h1>
      <p>${t('The session has ended. What was shown is on the saved board.')} ${t('Every phone that took part has the link.')}</p>
      <p class="board-address" translate="no">${board.replace(/^https?:\/\//, '')}</p>
      <p class="quiet">${t('Kept until {date}', { date: day(session.kept_until) })} · ${t('Readers: {who}', { who: readers(session) })}</p>
    </div>
    <${Arrivals} phones=${presence?.phones} />
  `;
}
