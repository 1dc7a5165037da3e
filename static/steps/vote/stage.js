/** A vote as the room sees it: what is asked and what counts, and once it was revealed the totals. */

import { t } from '../../lib/i18n.js';
import { isKept } from '../../room/tally.js';
import { html } from '../../vendor/ui.js';
import { Bars, IsKept, Items } from './bars.js';
import { eachHas, totalsOf, whatCounts } from './dots.js';

/** @import {VoteStep} from '../../events.js' */
/** @import {SeenProps} from '../kind.js' */

const MOST_ROWS = 12; // that are read from the last row

/** @param {SeenProps<VoteStep>} props */
export function Seen({ Head, ...props }) {
  const { step } = props;
  const picture = totalsOf(step);
  return html`
    <${Head} ...${props} shape=${picture ? 'is-answered' : ''} />
    <div class="projector-vote">
      <p class="vote-criterion"><span dir="auto">${whatCounts(step)}</span> ${!picture && html`<span class="quiet">${eachHas(step)}</span>`}</p>
      ${picture && html`<${Bars} step=${step} picture=${picture} rows=${MOST_ROWS} />`}
      ${isKept(step) && html`<${IsKept} />`}
      ${!picture && !isKept(step) && (step.items.length > MOST_ROWS ? html`<p>${t('{count} items, on each phone.', { count: step.items.length })}</p>` : html`<${Items} step=${step} />`)}
    </div>
  `;
}
