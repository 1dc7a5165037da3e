/** A curve at the desk: the picture, and quietly beside it a question that it may raise. */

import { t, tn } from '../../lib/i18n.js';
import { STATIONS_FROM } from '../../room/limits_of_kinds.js';
import { isOver } from '../../room/tally.js';
import { html } from '../../vendor/ui.js';
import { CurveLine, CurvePicture, earlierPicture, pictureOf } from './curve_picture.js';
import { CurveFields } from './fields.js';
import { plainQuestion } from './plain_question.js';
import { QuestionForRoom } from './question.js';

/** @import {CurveStep} from '../../events.js' */
/** @import {AtDeskProps} from '../kind.js' */

/** @type {import('../kind.js').AtDesk<CurveStep>} */
export const atDesk = {
  name: () => t('Curve'),
  adding: () => t('Add a curve'),
  made: () => ({ settings: { curve: 'wave' } }),
  question: plainQuestion,
  Fields: CurveFields,
  settings: (values) => ({ curve: values.curve, asks_stuck: values.asks_stuck === 'on' }),
  counted: {
    revealing: (count) => tn(count, 'Reveal 1 mark', 'Reveal {count} marks'),
    asking: () => t('Reveal the picture to everyone? What was seen cannot be unseen.'),
    missing: (count) => t('Needs 5 marks: {count} so far', { count }),
    leaving: (count) =>
      tn(
        count,
        '1 mark was not revealed. It goes away now.',
        '{count} marks were not revealed. They go away now.',
      ),
    detail: 'phases',
    more: (count) => (count < STATIONS_FROM ? null : { detail: 'stations', label: t('Yes, stations too') }),
  },
  Seen: Curve,
  Beside: QuestionForRoom,
};

/** @param {AtDeskProps<CurveStep>} props */
function Curve({ step, view, presence, isWide }) {
  const gave = presence?.gave;
  const answers = gave && 'exact' in gave ? gave.exact : null;
  const earlier = isOver(step) ? earlierPicture(view, step) : null;
  return html`
    <${CurvePicture} key=${step.round} step=${step} picture=${pictureOf(step)} earlier=${earlier} answers=${answers} />
    <${CurveLine} />
    ${!isWide && html`<${QuestionForRoom} key=${step.round} step=${step} />`}
  `;
}
