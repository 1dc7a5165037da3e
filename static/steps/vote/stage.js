/** A vote as the room sees it: what is asked and what counts, and once it was revealed the totals. */

import { html } from '../../vendor/ui.js';
import { Bars, Items } from './bars.js';
import { eachHas, totalsOf, whatCounts } from './dots.js';

/** @import {VoteStep} from '../../events.js' */
/** @import {SeenProps} from '../kind.js' */

/** @param {SeenProps<VoteStep>} props */
export function Seen({ Head, ...props }) {
  const { step } = props;
  const picture = totalsOf(step);
  return html`
    <${Head} ...${props} shape=${picture ? 'is-answered' : ''} />
    <div class="projector-vote">
      <p class="vote-criterion"><span dir="auto">${whatCounts(step)}</span> ${!picture && html`<span class="quiet">${eachHas(step)}</span>`}</p>
      ${picture ? html`<${Bars} step=${step} picture=${picture} />` : html`<${Items} step=${step} />`}
    </div>
  `;
}
