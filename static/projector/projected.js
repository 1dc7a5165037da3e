/** What stands large on the projector while a step is on the stage. */

import { t } from '../lib/i18n.js';
import { TimeLeft } from '../shared/time_left.js';
import { ON_STAGE } from '../steps/stages.js';
import { html } from '../vendor/ui.js';
import { StepCalls, StepLines } from './step_lines.js';

/** @import {Presence, Step, View} from '../room/words.js' */
/** @typedef {{step: Step, view: View, presence: Presence | null, serverNow: () => number, hasSound: boolean}} Props */

const LONG = 90; // letters of a prompt that needs more than a few lines

/** @param {Props} props */
export function Projected(props) {
  if (props.view.eyes_up)
    return html`<div class="projector-alone eyes-up" role="status"><h1>${t('Look up for a moment.')}</h1></div>`;
  return html`<${ON_STAGE[props.step.kind]} ...${props} Head=${Head} />`;
}

/** @param {Props & {shape: string, prompt?: string}} props */
function Head({ shape, prompt: plain = '', step, view, presence, serverNow, hasSound }) {
  const prompt = step.prompt || plain || step.title;
  return html`
    <header class="projector-head ${shape} ${prompt.length > LONG ? 'is-long' : ''}">
      <h1 class="projector-prompt" dir="auto">${prompt}</h1>
      <${TimeLeft} view=${view} serverNow=${serverNow} hasSound=${hasSound} />
      <${StepCalls} step=${step} view=${view} serverNow=${serverNow} />
      ${shape !== 'is-aside' && html`<${StepLines} step=${step} view=${view} presence=${presence} />`}
    </header>
  `;
}
