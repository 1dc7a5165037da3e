/** What stands large on the projector: the step on the stage, and what is there before the first and after the last. */

import { day, t } from '../lib/i18n.js';
import { isRevealed } from '../room/cues.js';
import { html } from '../vendor/ui.js';
import { Arrivals } from './arrivals.js';
import { Closing } from './closing.js';
import { CurveLine, CurvePicture, earlierPicture, pictureOf } from './curve_picture.js';
import { readers } from './session_form.js';
import { promptOf } from './stage.js';
import { Wall } from './wall.js';
import { givenSoFar, norm, phonesHere } from './words.js';

/** @import {BoardStep, CurveStep, Presence, Step, View} from '../room/words.js' */

/** @param {{step: Step, view: View, presence: Presence | null, serverNow: () => number}} props */
export function Projected({ step, view, presence, serverNow }) {
  const shape = step.kind === 'curve' ? '' : step.ideas.length ? 'is-answered' : 'is-alone';
  return html`
    <header class="projector-head">
      <h1 class=${`projector-prompt ${shape}`} dir="auto">${promptOf(step, view) || step.title}</h1>
      <p class="projector-line">
        ${step.kind === 'board' && html`<span>${norm()}</span>`}
        ${!isOver(step) && html`<span class="given">${givenSoFar(presence?.gave)}</span>`}
        <${Closing} step=${step} serverNow=${serverNow} />
      </p>
    </header>
    ${step.kind === 'board' ? html`<${BoardBody} step=${step} />` : html`<${CurveBody} step=${step} view=${view} />`}
  `;
}

/** Nothing is awaited any more. @param {Step} step */
function isOver(step) {
  return step.kind === 'board' ? step.state === 'closed' : isRevealed(step);
}

/** @param {{step: BoardStep}} props */
function BoardBody({ step }) {
  const last = step.shown[step.shown.length - 1];
  return html`<${Wall} ideas=${step.ideas} round=${last ? last.round : 0} />`;
}

/** @param {{step: CurveStep, view: View}} props */
function CurveBody({ step, view }) {
  const earlier = isRevealed(step) ? earlierPicture(view, step) : null;
  return html`
    <div class="projector-curve">
      <${CurvePicture} step=${step} picture=${pictureOf(step)} earlier=${earlier} />
      <${CurveLine} />
    </div>
  `;
}

/** @param {{view: View, presence: Presence | null}} props */
export function Welcome({ view, presence }) {
  return html`
    <div class="projector-welcome">
      <h1 dir="auto">${view.session.title}</h1>
      <p>${t('Thoughts may be unfinished here.')}</p>
      <p class="given">${phonesHere(presence)}</p>
    </div>
    <${Arrivals} phones=${presence?.phones ?? 0} />
  `;
}

/** @param {{view: View, board: string}} props */
export function Ended({ view, board }) {
  const { session } = view;
  return html`
    <div class="projector-ended">
      <h1 dir="auto">${session.title}</h1>
      <p>${t('The session has ended. What was shown is on the saved board.')}</p>
      <p class="board-address" translate="no">${board.replace(/^https?:\/\//, '')}</p>
      <p>${t('Every phone that took part has the link.')}</p>
      <p class="quiet">${t('Kept until {date}', { date: day(session.kept_until) })} · ${t('Readers: {who}', { who: readers(session) })}</p>
    </div>
  `;
}
