/** For the desk alone: one question that the picture may raise, quietly beside it. The others are one tap away. */

import { t } from '../../lib/i18n.js';
import { isRevealed } from '../../room/view.js';
import { html, useSignal } from '../../vendor/ui.js';
import { kindOfPicture } from './picture_kind.js';
import { pictureOf } from './picture_words.js';

/** @import {CurveStep} from '../../events.js' */
/** @import {Kind} from './picture_kind.js' */

/** @type {Kind[]} */
const KINDS = ['spread', 'early', 'middle', 'use', 'camps', 'stuck', 'back'];

/** @param {{step: CurveStep}} props */
export function QuestionForRoom({ step }) {
  const turned = useSignal(0);
  const picture = isRevealed(step) ? pictureOf(step) : null;
  if (!picture) return null;
  const first = KINDS.indexOf(kindOfPicture(picture));
  const kind = KINDS[(first + turned.value) % KINDS.length];
  return html`
    <aside class="question" aria-label=${t('A question for the room')}>
      <p class="quiet">${t('A question for the room')}</p>
      <p class="question-words">${question(kind)}</p>
      <p class="quiet">${t('Ask about the work, not about the person.')} ${picture.level === 'dots' && t('Never ask whose dot it is.')}</p>
      <button type="button" class="quiet-act" onClick=${() => (turned.value += 1)}>${t('Another question')}</button>
    </aside>
  `;
}

/** @param {Kind} kind */
function question(kind) {
  if (kind === 'early') return t('What good would be lost here unless we hold on to it?');
  if (kind === 'camps') return t('What do you see from your place that may not be visible elsewhere?');
  if (kind === 'middle') return t('What would make the next week easier?');
  if (kind === 'stuck') return t('Which obstacle takes more than one person to remove?');
  if (kind === 'use') return t('What have you changed in the new way to make it work?');
  if (kind === 'back') return t('What has happened since last time?');
  return t('What helped you to where you are now?');
}
