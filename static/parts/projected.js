/** What stands large on the projector while a step is on the stage. */

import { t } from '../lib/i18n.js';
import { isRevealed } from '../room/cues.js';
import { isReadable } from '../room/things.js';
import { html } from '../vendor/ui.js';
import { BlankChips } from './blank_chips.js';
import { CurveLine, CurvePicture, earlierPicture, pictureOf } from './curve_picture.js';
import { useFresh } from './fresh.js';
import { HiddenCount } from './hidden_line.js';
import { ProjectedBreak } from './projected_break.js';
import { promptOf } from './prompt.js';
import { StepCalls, StepLines } from './step_lines.js';
import { TimeLeft } from './time_left.js';
import { Wall } from './wall.js';

/** @import {BoardStep, CurveStep, Idea, Presence, Step, View} from '../room/words.js' */
/** @typedef {{step: Step, view: View, presence: Presence | null, serverNow: () => number, hasSound: boolean}} Props */

const LONG = 90; // letters of a prompt that needs more than a few lines

/** @param {Props} props */
export function Projected(props) {
  const { step, view } = props;
  if (view.eyes_up)
    return html`<div class="projector-alone eyes-up" role="status"><h1>${t('Look up for a moment.')}</h1></div>`;
  if (step.kind === 'break') return html`<${ProjectedBreak} ...${props} />`;
  if (step.kind === 'curve') {
    return html`
      <${Head} ...${props} shape=${isRevealed(step) ? 'is-answered' : ''} />
      <${CurveBody} step=${step} view=${view} />
    `;
  }
  return html`<${Board} ...${props} step=${step} />`;
}

/** @param {Props & {step: BoardStep}} props */
function Board(props) {
  const { step, view, presence } = props;
  const fresh = useFresh(step.ideas);
  const lit = step.ideas.find(({ name }) => name === view.spotlight);
  if (lit && isReadable(lit)) return html`<${Spotlight} ...${props} idea=${lit} />`;
  return html`
    <${Head} ...${props} shape=${shapeOf(step)} />
    ${step.ideas.length + step.columns.length > 0 && html`<${BoardBody} step=${step} fresh=${fresh} />`}
    ${!step.ideas.length && html`<${BlankChips} gave=${presence?.gave} />`}
  `;
}

/** A board's prompt stands alone at first; once thoughts hang below it, it steps back. @param {BoardStep} step */
function shapeOf({ ideas, columns }) {
  if (ideas.length) return 'is-answered';
  return columns.length ? '' : 'is-alone';
}

/** @param {Props & {shape: string}} props */
function Head({ shape, step, view, presence, serverNow, hasSound }) {
  const prompt = promptOf(/** @type {any} */ (step), view) || step.title;
  return html`
    <header class="projector-head ${shape} ${prompt.length > LONG ? 'is-long' : ''}">
      <h1 class="projector-prompt" dir="auto">${prompt}</h1>
      <${TimeLeft} view=${view} serverNow=${serverNow} hasSound=${hasSound} />
      <${StepCalls} step=${step} view=${view} serverNow=${serverNow} />
      ${shape !== 'is-aside' && html`<${StepLines} step=${step} view=${view} presence=${presence} />`}
    </header>
  `;
}

/** One thought fills the screen, with all that was added. @param {Props & {idea: Idea}} props */
function Spotlight({ idea, ...props }) {
  const alone = { columns: [], groups: [], ideas: [idea] };
  return html`
    <${Head} ...${props} shape="is-aside" />
    <${Wall} thoughts=${alone} turnsTo=${idea.name} isOne />
  `;
}

/** @param {{step: BoardStep, fresh: Set<string>}} props */
function BoardBody({ step, fresh }) {
  return html`
    <${Wall} thoughts=${step} fresh=${fresh} turnsTo=${step.mode === 'open' ? null : step.shown.length}>
      <${HiddenCount} step=${step} />
    <//>
  `;
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
