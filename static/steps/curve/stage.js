/** A curve as the room sees it: the wave, and what is heaped above it once it was revealed. */

import { isOver } from '../../room/tally.js';
import { html } from '../../vendor/ui.js';
import { CurveLine, CurvePicture, earlierPicture, pictureOf } from './curve_picture.js';
import { plainQuestion } from './plain_question.js';

/** @import {CurveStep} from '../../events.js' */
/** @import {SeenProps} from '../kind.js' */

/** @param {SeenProps<CurveStep>} props */
export function Seen({ Head, ...props }) {
  const { step, view } = props;
  const isShown = isOver(step);
  return html`
    <${Head} ...${props} prompt=${plainQuestion(view)} shape=${isShown ? 'is-answered' : ''} />
    <div class="projector-curve">
      <${CurvePicture} step=${step} picture=${pictureOf(step)} earlier=${isShown ? earlierPicture(view, step) : null} />
      <${CurveLine} />
    </div>
  `;
}
