/** The same figures as a table: always there for screen readers, for eyes on a tap. */

import { t } from '../../lib/i18n.js';
import { html } from '../../vendor/ui.js';
import { figureOf, placeNames } from './picture_words.js';

/** @import {CurveStep} from '../../events.js' */
/** @import {Picture} from '../../room/words.js' */

/** @param {{step: CurveStep, picture: Picture, earlier: Picture | null, isSeen: boolean}} props */
export function PictureTable({ step, picture, earlier, isSeen }) {
  return html`
    <div class=${isSeen ? 'picture-table' : 'picture-table unseen'}>
      <table>
        <caption class="unseen">${t('Marks on the curve')}</caption>
        <thead>
          <tr>
            <th scope="col">${t('Place')}</th>
            <th scope="col">${t('Marks')}</th>
            ${earlier && html`<th scope="col">${t('Earlier')}</th>`}
          </tr>
        </thead>
        ${placeNames(step).map(
          (name, place) => html`
            <tbody>
              <tr>
                <th scope="row">${name} <${Model} word=${step.phases[place]?.model} /></th>
                <td>${figureOf(picture, place)}</td>
                ${earlier && html`<td>${figureOf(earlier, place)}</td>`}
              </tr>
              ${picture.stations && html`<${Stations} step=${step} phase=${place} counts=${picture.stations} earlier=${earlier} />`}
            </tbody>
          `,
        )}
        <tfoot>
          <tr>
            <th scope="row">${t('All marks')}</th>
            <td>${picture.n}</td>
            ${earlier && html`<td>${earlier.n}</td>`}
          </tr>
        </tfoot>
      </table>
    </div>
  `;
}

/** The model's own word, in small print only. @param {{word?: string}} props */
function Model({ word }) {
  return word ? html`<small>${t('in the model: {word}', { word: t(word) })}</small>` : null;
}

/** @param {{step: CurveStep, phase: number, counts: number[], earlier: Picture | null}} props */
function Stations({ step, phase, counts, earlier }) {
  return step.stations.map((station, i) =>
    station.phase === phase
      ? html`
          <tr class="station">
            <th scope="row">${t(station.says)}</th>
            <td>${counts[i]}</td>
            ${earlier && html`<td>${earlier.stations ? earlier.stations[i] : ''}</td>`}
          </tr>
        `
      : null,
  );
}
