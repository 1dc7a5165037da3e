/** A curve as the room sees it: the wave, what is heaped above it once it was revealed, and the same in words and as a table. */

import { t, tn } from '../../lib/i18n.js';
import { html, useEffect, useRef, useState } from '../../vendor/ui.js';
import { PictureDrawing } from './picture_drawing.js';
import { PictureTable } from './picture_table.js';
import {
  earlierPicture,
  figureOf,
  figuresOf,
  marksOf,
  pictureOf,
  placeNames,
  sentencesOf,
  sumOf,
} from './picture_words.js';

export { earlierPicture, pictureOf } from './picture_words.js';

/** @import {CurveStep} from '../../events.js' */
/** @import {Picture, View} from '../../room/words.js' */

/**
 * `picture` null draws the empty curve, with the number of answers if it is given. The earlier picture lies under the
 * new one as a shadow when both are dots; otherwise the two stand one above the other.
 * @param {{step: CurveStep, picture: Picture | null, earlier?: Picture | null, answers?: number | null}} props
 */
export function CurvePicture({ step, picture, earlier = null, answers = null }) {
  const [isTableSeen, setTableSeen] = useState(false);
  const isRevealed = useSeenEmpty(picture);
  if (!picture) return html`<${EmptyCurve} step=${step} answers=${answers} />`;

  const isShadow = Boolean(earlier && earlier.level === 'dots' && picture.level === 'dots');
  return html`
    <figure class=${`picture ${earlier && !isShadow ? 'picture-double' : ''} ${isRevealed ? 'is-revealed' : ''}`}>
      ${earlier && !isShadow && html`<${EarlierCurve} step=${step} picture=${earlier} />`}
      <${PictureDrawing} step=${step} picture=${picture} shadow=${isShadow ? earlier : null}>
        <${Places} step=${step} picture=${picture} />
      <//>
      <figcaption class="picture-says">
        <span>${marksOf(picture)}<span class="picture-figures">: ${figuresOf(picture)}</span></span>
        ${sentencesOf(step, picture).map((sentence) => html`<span>${sentence} </span>`)}
        ${earlier && isShadow && html`<span class="quiet">${t('The pale rings are the earlier round.')} ${sumOf(earlier)}</span>`}
      </figcaption>
      <button type="button" class="quiet-act" aria-expanded=${isTableSeen ? 'true' : 'false'} onClick=${() => setTableSeen(!isTableSeen)}>
        ${isTableSeen ? t('Hide the table') : t('Show as a table')}
      </button>
      <${PictureTable} step=${step} picture=${picture} earlier=${earlier} isSeen=${isTableSeen} />
    </figure>
  `;
}

/** What the room sees of a step that was revealed. @param {{view: View, step: CurveStep}} props */
export function Revealed({ view, step }) {
  return html`<${CurvePicture} step=${step} picture=${pictureOf(step)} earlier=${earlierPicture(view, step)} />`;
}

/** Whether these eyes saw the curve before its picture: then it settles before them. @param {Picture | null} picture */
function useSeenEmpty(picture) {
  const wasEmpty = useRef(!picture);
  useEffect(() => {
    if (!picture) wasEmpty.current = true;
  }, [picture]);
  return wasEmpty.current;
}

/** The sentence that stands on every curve screen. */
export function CurveLine() {
  return html`<p class="curve-line quiet">
    ${t('This curve helps us talk. It does not measure anyone, and nobody has to travel it in order.')}
  </p>`;
}

/** @param {{step: CurveStep, answers: number | null}} props */
function EmptyCurve({ step, answers }) {
  return html`
    <figure class="picture picture-empty">
      <${PictureDrawing} step=${step} picture=${null}>
        <${Places} step=${step} picture=${null} />
      <//>
      ${answers !== null && html`<figcaption class="picture-says">${tn(answers, '1 has answered.', '{count} have answered.')}</figcaption>`}
    </figure>
  `;
}

/** @param {{step: CurveStep, picture: Picture}} props */
function EarlierCurve({ step, picture }) {
  return html`
    <div class="picture-earlier">
      <p><span class="quiet">${t('Earlier')}</span> ${sumOf(picture)}</p>
      <${PictureDrawing} step=${step} picture=${picture}>
        <${Places} step=${step} picture=${picture} />
      <//>
    </div>
    <p class="picture-now quiet">${t('Now')}</p>
  `;
}

/**
 * The names of the places under the wave, with their figures.
 * @param {{step: CurveStep, picture: Picture | null}} props
 */
function Places({ step, picture }) {
  return html`
    <div class="places" aria-hidden="true" style=${{ '--places': step.phases.length + 1 }}>
      ${placeNames(step).map(
        (name, place) => html`
          <div class="place">
            ${picture && html`<b>${figureOf(picture, place)}</b>`}
            <span>${name}</span>
          </div>
        `,
      )}
    </div>
  `;
}
