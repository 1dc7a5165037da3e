/** The stage as the room sees it, at the size of a desk. Nothing on it is anybody's own. */

import { t } from '../lib/i18n.js';
import { hasThoughts } from '../room/things.js';
import { onStage } from '../room/view.js';
import { Closing } from '../shared/closing.js';
import { JoinStrip } from '../shared/join_strip.js';
import { phonesHere } from '../shared/words.js';
import { AT_DESK } from '../steps/desks.js';
import { DeskBoard } from '../thoughts/desk_board.js';
import { html } from '../vendor/ui.js';

/** @import {Join, Presence, View} from '../room/words.js' */
/** @import {Performs} from '../thoughts/desk_acts.js' */
/** @import {Room} from '../room/room.js' */
/**
 * `isWide`: something stands to the right of it.
 * @typedef {{
 *   room: Room, performs: Performs, view: View, presence: Presence | null, join: Join | null, board: string,
 *   serverNow: () => number, isWide: boolean,
 * }} StageProps
 */

/** @param {StageProps} props */
export function Stage({ room, performs, view, presence, join, board, serverNow, isWide }) {
  const step = onStage(view);
  if (view.phase === 'ended')
    return html`<${Over} room=${room} performs=${performs} view=${view} board=${board} />`;
  if (!step) return html`<${Waiting} view=${view} presence=${presence} join=${join} />`;
  return html`
    <h2 class="stage-title quiet">${step.title}</h2>
    <p class="stage-prompt" dir="auto">${step.prompt || AT_DESK[step.kind].question?.(view)}</p>
    ${view.eyes_up && html`<p class="closing">${t('Look up for a moment.')}</p>`}
    <${Closing} step=${step} serverNow=${serverNow} />
    <${AT_DESK[step.kind].Seen} key=${step.step} room=${room} performs=${performs} view=${view} step=${step} presence=${presence} isWide=${isWide} />
  `;
}

/** What was shown may still have to go. @param {Pick<StageProps, 'room' | 'performs' | 'view' | 'board'>} props */
function Over({ room, performs, view, board }) {
  const boards = view.steps.filter(hasThoughts).filter((step) => step.ideas.length > 0);
  return html`
    <div class="stage-waiting">
      <p class="stage-prompt">${t('The session has ended. What was shown is on the saved board.')}</p>
      ${board && html`<p><a class="button act" href=${board} target="_blank" rel="noopener">${t('Open the saved board')}</a></p>`}
      <p class="quiet">${t('Every phone that took part has the link.')}</p>
    </div>
    ${boards.map(
      (step) => html`
        <section class="stage-over" key=${step.step}>
          <h2 dir="auto">${step.title}</h2>
          <${DeskBoard} room=${room} performs=${performs} view=${view} step=${step} />
        </section>
      `,
    )}
  `;
}

/** @param {{view: View, presence: Presence | null, join: Join | null}} props */
function Waiting({ view, presence, join }) {
  return html`
    <div class="stage-waiting">
      <p class="stage-prompt" dir="auto">${view.session.title}</p>
      <${JoinStrip} join=${join} />
      <p class="here-count">${phonesHere(presence)}</p>
      <p class="quiet">${t('People see: “You are in. We begin soon.”')}</p>
    </div>
  `;
}
