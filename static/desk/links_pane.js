/** Who is here, how others come in, and what the desk hands out. */

import { t } from '../lib/i18n.js';
import { QUORUM } from '../room/limits.js';
import { asks, hasThoughts } from '../room/things.js';
import { onStage } from '../room/view.js';
import { JoinStrip } from '../shared/join_strip.js';
import { givenSoFar, phonesHere } from '../shared/words.js';
import { html } from '../vendor/ui.js';
import { Behind } from './behind.js';
import { Deleting } from './deleting.js';
import { PlaceCheck } from './place_check.js';
import { ProjectorLink } from './projector_link.js';
import { SpareDesk } from './spare_desk.js';

/** @import {View} from '../room/words.js' */
/** @import {Room} from '../room/room.js' */

/** @param {{room: Room}} props */
export function Here({ room }) {
  const presence = room.presence.value;
  const isLive = room.view.value?.phase === 'live';
  const step = room.view.value && onStage(room.view.value);
  const given = asks(step) && givenSoFar(presence?.gave, hasThoughts(step) && step.shown.length > 0);
  const isSmall = isLive && presence !== null && presence.phones < QUORUM;
  if (room.view.value?.phase === 'waiting' || !(presence || isLive)) return null;
  return html`
    <section class="desk-card here" aria-label=${t('Who is here')}>
      ${isLive && html`<${JoinStrip} join=${room.join.value} />`}
      <p class="here-count">${phonesHere(presence)}</p>
      <${Behind} room=${room} />
      ${given && html`<p>${given}</p>`}
      ${isSmall && html`<p class="quiet">${t('A phone can be lent to two more people, and each of them counts.')}</p>`}
    </section>
  `;
}

/** @param {{room: Room, view: View, isProjectorMissed: boolean, isNew: boolean}} props */
export function DeskLinks({ room, view, isProjectorMissed, isNew }) {
  const { session } = room;
  const presence = room.presence.value;
  return html`
    <${SpareDesk} session=${session} about=${view.session} presence=${presence} isNew=${isNew} />
    <${ProjectorLink} session=${session} presence=${presence} isMissed=${isProjectorMissed} isNew=${isNew} />
    ${view.phase === 'waiting' && html`<${PlaceCheck} />`}
    ${room.board.value && view.phase !== 'ended' && html`<p class="desk-card"><a href=${room.board.value} target="_blank" rel="noopener">${t('The saved board')}</a></p>`}
    ${view.phase !== 'live' && html`<${Deleting} session=${session} />`}
  `;
}
