/** The drawn wave above the sentences, for eyes and thumbs: it offers the same places as the list below it. */

import { t } from '../../lib/i18n.js';
import { html } from '../../vendor/ui.js';
import { shore } from './shore.js';

/** @import {CurveStep} from '../../events.js' */

const TOP = 190;
const HEIGHT = 182;
const RIPPLES = [40, 62];

/** @param {{step: CurveStep, chosen: number | null, onChoose: (station: number) => void}} props */
export function Wave({ step, chosen, onChoose }) {
  const phases = step.phases.length;
  const { column, surface, surfaceAt, water, ripple } = shore(phases);
  const places = step.stations.map((station) => {
    const among = step.stations.filter((other) => other.phase === station.phase);
    const width = column / among.length;
    const left = station.phase * column + among.indexOf(station) * width;
    return { left, width, x: left + width / 2, y: surfaceAt(left + width / 2) };
  });
  return html`
    <div class="wave" aria-hidden="true">
      <svg class="shore" viewBox="0 ${TOP} ${column * phases} ${HEIGHT}" focusable="false">
        ${step.phases.map((_, phase) => html`<path class="water" d=${water(phase)} />`)}
        ${step.phases.map((_, phase) => RIPPLES.map((depth) => html`<path class="ripple ripple-${(phase % 4) + 1}" d=${ripple(phase, depth)} />`))}
        <path class="surface" d=${surface} />
        ${places.map(({ left, width, x, y }, place) => {
          const isChosen = place === chosen;
          return html`
            <g class=${isChosen ? 'station is-chosen' : 'station'} onClick=${() => onChoose(place)}>
              <rect class="station-target" x=${left} y=${TOP} width=${width} height=${HEIGHT} />
              <circle cx=${x} cy=${y} r=${isChosen ? 22 : 12} />
            </g>
          `;
        })}
      </svg>
      <div class="wave-phases">${step.phases.map((phase) => html`<span>${t(phase.label)}</span>`)}</div>
    </div>
  `;
}
