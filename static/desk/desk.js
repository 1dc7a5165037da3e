/** The facilitator's desk: left the agenda, in the middle the stage, right one urgent line, who is here, the links. */

import { begin } from '../app.js';
import { t } from '../lib/i18n.js';
import { useMatches } from '../lib/matches.js';
import { startRoom } from '../room/room.js';
import { onStage } from '../room/view.js';
import { listen } from '../shared/keys.js';
import { connectionWords } from '../shared/words.js';
import { AT_DESK } from '../steps/desks.js';
import { KINDS } from '../steps/kinds.js';
import { ModerationLine } from '../thoughts/moderation_line.js';
import { html, render, useSignal } from '../vendor/ui.js';
import { openActs } from './acts.js';
import { openAgenda } from './agenda.js';
import { AgendaList } from './agenda_list.js';
import { Cues } from './cue_bar.js';
import { DeskHead, DeskPanes, paneBeside } from './head.js';
import { DeskLinks, Here } from './links_pane.js';
import { patient } from './patient.js';
import { useProjectorMissed } from './projector_link.js';
import { AboutSession } from './session_form.js';
import { Stage } from './stage.js';
import { adding } from './timer.js';
import { UrgentLine } from './urgent_line.js';

/** @import {Room} from '../room/room.js' */
/** @import {Acts} from './acts.js' */
/** @import {Agenda} from './agenda.js' */

// As in desk.css: wide enough for the stage and one pane beside it.
const TABLET = '(min-width: 60rem) and (max-width: 74.99rem)';
const LAPTOP = '(min-width: 75rem)';

/** @param {HTMLElement} main @param {{session: string, language: string}} page */
function start(main, { session, language }) {
  const room = patient(startRoom({ session, as: 'facilitator', language }, KINDS));
  const agenda = openAgenda(room);
  const acts = openActs(room, agenda);
  const isNew = new URLSearchParams(location.search).has('new');
  listen(document, (key) => {
    if (!acts.asked.peek()) acts.said.value = t('{key} does nothing just now.', { key: key.toUpperCase() });
  });
  main.textContent = '';
  render(html`<${Desk} room=${room} agenda=${agenda} acts=${acts} isNew=${isNew} />`, main);
}

/** @param {{room: Room, agenda: Agenda, acts: Acts, isNew: boolean}} props */
function Desk({ room, agenda, acts, isNew }) {
  const pane = useSignal(isNew ? 'desk' : 'stage');
  const isBeside = useMatches(TABLET);
  const isWide = useMatches(LAPTOP);
  const view = room.view.value;
  const presence = room.presence.value;
  const isProjectorMissed = useProjectorMissed(presence);
  const refusal = room.refusal.value;
  if (refusal) return html`<p class="desk-alone warning" role="alert">${refusal.say}</p>`;
  if (!view) return html`<p class="desk-alone" role="status">${connectionWords(room.connection.value)}</p>`;

  /** @param {'spare' | 'projector'} which */
  function showLink(which) {
    pane.value = 'desk';
    setTimeout(() => document.getElementById(which)?.focus());
  }

  const step = onStage(view);
  const Beside = step && AT_DESK[step.kind].Beside;
  const isOnline = room.connection.value === 'online';
  const isStarting = isNew && view.phase === 'waiting';
  const moderation = html`<${ModerationLine} room=${room} perform=${acts.perform} />`;
  const links = html`<${DeskLinks} room=${room} view=${view} isProjectorMissed=${isProjectorMissed} isNew=${isStarting} />`;
  return html`
    <div class="desk" data-pane=${isBeside ? paneBeside(pane.value) : pane.value}>
      <${DeskHead} title=${view.session.title} connection=${room.connection.value} />
      <${DeskPanes} pane=${pane} isBeside=${isBeside} />
      <${UrgentLine}
        room=${room}
        isProjectorMissed=${isProjectorMissed}
        isSpareShown=${isStarting}
        onCue=${acts.press}
        onMinutes=${() => acts.press((now) => adding(now, 2, room.serverNow()))}
        onLinks=${showLink}
      />
      <section class="pane pane-agenda" aria-label=${t('Agenda')}>
        <${AgendaList} agenda=${agenda} view=${view} presence=${presence} acts=${acts} serverNow=${room.serverNow} />
        <${AboutSession} view=${view} perform=${room.attempt} />
      </section>
      <section class="pane pane-stage" tabindex="0" aria-label=${t('What the room sees')}>
        ${!isWide && moderation}
        <${Stage}
          view=${view}
          presence=${presence}
          join=${room.join.value}
          board=${room.board.value}
          serverNow=${room.serverNow}
          room=${room}
          performs=${acts}
          isWide=${isWide}
        />
      </section>
      <section class="pane pane-desk" aria-label=${t('Who is here, and links')}>
        ${isWide && moderation}
        ${isWide && step && Beside && html`<${Beside} key=${`${step.step} ${step.round}`} step=${step} />`}
        ${isStarting && links}
        <${Here} room=${room} />
        ${!isStarting && links}
      </section>
      ${
        view.phase !== 'ended' &&
        html`<${Cues}
        view=${view}
        agenda=${agenda.steps.value ?? []}
        presence=${presence}
        isOnline=${isOnline}
        acts=${acts}
        serverNow=${room.serverNow}
      />`
      }
    </div>
  `;
}

begin(start);
