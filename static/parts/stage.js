/** The stage as the room sees it, at the size of a desk. Nothing on it is anybody's own. */

import { t } from '../lib/i18n.js';
import { isRevealed, onStage } from '../room/cues.js';
import { html } from '../vendor/ui.js';
import { Closing } from './closing.js';
import { CurveLine, CurvePicture, earlierPicture, pictureOf } from './curve_picture.js';
import { IdeaCard } from './idea.js';
import { JoinStrip } from './join_strip.js';
import { newestFirst } from './newest.js';
import { QuestionForRoom } from './question.js';
import { givenSoFar, norm, phonesHere } from './words.js';

/** @import {BoardStep, CurveStep, Join, Presence, View} from '../room/words.js' */
/** @typedef {{view: View, presence: Presence | null, join: Join | null, board: string, serverNow: () => number}} StageProps */

/** @param {StageProps} props */
export function Stage({ view, presence, join, board, serverNow }) {
  const step = onStage(view);
  if (view.phase === 'ended') return html`<${Over} board=${board} />`;
  if (!step) return html`<${Waiting} view=${view} presence=${presence} join=${join} />`;
  return html`
    <h2 class="stage-title quiet">${step.title}</h2>
    <p class="stage-prompt" dir="auto">${promptOf(step, view)}</p>
    <${Closing} step=${step} serverNow=${serverNow} />
    ${
      step.kind === 'board'
        ? html`<${BoardOnStage} key=${step.step} step=${step} presence=${presence} />`
        : html`<${CurveOnStage} key=${step.step} step=${step} view=${view} presence=${presence} />`
    }
  `;
}

/** A curve without a prompt of its own asks its plain question. @param {BoardStep | CurveStep} step @param {View} view */
export function promptOf(step, view) {
  if (step.prompt || step.kind === 'board') return step.prompt;
  return t('Think of {change}. Which sentence is closest to you today?', { change: view.session.change });
}

/** @param {{board: string}} props */
function Over({ board }) {
  return html`
    <div class="stage-waiting">
      <p class="stage-prompt">${t('The session has ended. What was shown is on the saved board.')}</p>
      ${board && html`<p><a class="button act" href=${board} target="_blank" rel="noopener">${t('Open the saved board')}</a></p>`}
      <p class="quiet">${t('Every phone that took part has the link.')}</p>
    </div>
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

/** @param {{step: BoardStep, presence: Presence | null}} props */
function BoardOnStage({ step, presence }) {
  return html`
    <p class="quiet">${norm()}</p>
    ${step.state !== 'closed' && html`<p class="given">${givenSoFar(presence?.gave)}</p>`}
    <div class="stage-ideas">
      ${newestFirst(step.ideas).map((idea) => html`<${IdeaCard} key=${idea.name} idea=${idea} />`)}
    </div>
  `;
}

/** @param {{step: CurveStep, view: View, presence: Presence | null}} props */
function CurveOnStage({ step, view, presence }) {
  const gave = presence?.gave;
  const answers = gave && 'exact' in gave ? gave.exact : null;
  const earlier = isRevealed(step) ? earlierPicture(view, step) : null;
  return html`
    <${CurvePicture} key=${step.round} step=${step} picture=${pictureOf(step)} earlier=${earlier} answers=${answers} />
    <${CurveLine} />
    ${isRevealed(step) && html`<${QuestionForRoom} key=${`question${step.round}`} step=${step} />`}
  `;
}
