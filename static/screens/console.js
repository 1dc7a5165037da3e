/** The facilitator's desk: left the agenda, in the middle the stage, right who is here and the links. */

import { begin } from '../app.js';
import { t } from '../lib/i18n.js';
import { AgendaList } from '../parts/agenda.js';
import { Cues } from '../parts/cues.js';
import { Deleting } from '../parts/deleting.js';
import { JoinStrip } from '../parts/join_strip.js';
import { ProjectorLink } from '../parts/projector_link.js';
import { AboutSession } from '../parts/session_form.js';
import { SpareDesk } from '../parts/spare_desk.js';
import { Stage } from '../parts/stage.js';
import { connectionWords, givenSoFar, phonesHere } from '../parts/words.js';
import { openAgenda } from '../room/agenda.js';
import { startRoom } from '../room/room.js';
import { html, render, useSignal } from '../vendor/ui.js';

/** @import {Room} from '../room/room.js' */
/** @import {Agenda} from '../room/agenda.js' */
/** @import {View} from '../room/words.js' */

/** @param {HTMLElement} main @param {{session: string, language: string}} page */
function start(main, { session, language }) {
  const room = startRoom({ session, as: 'facilitator', language });
  const agenda = openAgenda(room);
  const isNew = new URLSearchParams(location.search).has('new');
  main.textContent = '';
  render(html`<${Desk} room=${room} agenda=${agenda} isNew=${isNew} />`, main);
}

/** @param {{room: Room, agenda: Agenda, isNew: boolean}} props */
function Desk({ room, agenda, isNew }) {
  const pane = useSignal(isNew ? 'desk' : 'stage');
  const view = room.view.value;
  const refusal = room.refusal.value;
  if (refusal) return html`<p class="desk-alone warning" role="alert">${refusal.say}</p>`;
  if (!view) return html`<p class="desk-alone" role="status">${connectionWords(room.connection.value)}</p>`;

  const presence = room.presence.value;
  return html`
    <div class="desk" data-pane=${pane.value}>
      <${Head} room=${room} view=${view} />
      <${Panes} pane=${pane.value} onChoose=${(/** @type {string} */ chosen) => (pane.value = chosen)} />
      <section class="pane pane-agenda" aria-label=${t('Agenda')}>
        <${AgendaList} agenda=${agenda} view=${view} />
        <${AboutSession} view=${view} perform=${room.attempt} />
      </section>
      <section class="pane pane-stage" aria-label=${t('What the room sees')}>
        <${Stage} view=${view} presence=${presence} join=${room.join.value} board=${room.board.value} serverNow=${room.serverNow} />
      </section>
      <section class="pane pane-desk" aria-label=${t('Who is here, and links')}>
        ${view.phase === 'waiting' && isNew && html`<${Links} room=${room} view=${view} isNew=${true} />`}
        <${Here} room=${room} />
        ${!(view.phase === 'waiting' && isNew) && html`<${Links} room=${room} view=${view} isNew=${false} />`}
      </section>
      ${
        view.phase !== 'ended' &&
        html`<${Cues}
        view=${view}
        agenda=${agenda.steps.value ?? []}
        presence=${presence}
        isOnline=${room.connection.value === 'online'}
        perform=${room.attempt}
      />`
      }
    </div>
  `;
}

/** @param {{room: Room, view: View}} props */
function Head({ room, view }) {
  const isOnline = room.connection.value === 'online';
  return html`
    <header class="desk-head">
      <h1 dir="auto">${view.session.title}</h1>
      <p class=${isOnline ? 'quiet' : 'warning'} role="status">${connectionWords(room.connection.value)}</p>
    </header>
  `;
}

/** On a phone one pane at a time. @param {{pane: string, onChoose: (pane: string) => void}} props */
function Panes({ pane, onChoose }) {
  const panes = [
    ['stage', t('Stage')],
    ['agenda', t('Agenda')],
    ['desk', t('People')],
  ];
  return html`
    <nav class="panes" aria-label=${t('Parts of the desk')}>
      ${panes.map(([key, name]) => html`<button type="button" key=${key} aria-pressed=${key === pane} onClick=${() => onChoose(key)}>${name}</button>`)}
    </nav>
  `;
}

/** @param {{room: Room}} props */
function Here({ room }) {
  const presence = room.presence.value;
  return html`
    <section class="desk-card here" aria-label=${t('Who is here')}>
      ${room.view.value?.phase === 'live' && html`<${JoinStrip} join=${room.join.value} />`}
      <p class="here-count">${phonesHere(presence)}</p>
      <p>${givenSoFar(presence?.gave)}</p>
    </section>
  `;
}

/** @param {{room: Room, view: View, isNew: boolean}} props */
function Links({ room, view, isNew }) {
  const { session } = room;
  const presence = room.presence.value;
  return html`
    <${SpareDesk} session=${session} about=${view.session} presence=${presence} isNew=${isNew} />
    <${ProjectorLink} session=${session} presence=${presence} isNew=${isNew} />
    ${room.board.value && html`<p class="desk-card"><a href=${room.board.value} target="_blank" rel="noopener">${t('The saved board')}</a></p>`}
    ${view.phase !== 'live' && html`<${Deleting} session=${session} />`}
  `;
}

begin(start);
