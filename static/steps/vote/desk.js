/** A vote at the desk: how it is prepared, and what the room sees of it. */

import { t, tn } from '../../lib/i18n.js';
import { isKept } from '../../room/tally.js';
import { html } from '../../vendor/ui.js';
import { Bars, IsKept, Items } from './bars.js';
import { eachHas, totalsOf, whatCounts } from './dots.js';
import { VoteFields, voteSettings, withoutEmptyItems } from './fields.js';

/** @import {VoteStep} from '../../events.js' */
/** @import {AtDeskProps} from '../kind.js' */

/** @type {import('../kind.js').AtDesk<VoteStep>} */
export const atDesk = {
  name: () => t('Vote'),
  adding: () => t('Add a vote'),
  made: () => ({ settings: { dots: 3 } }),
  Fields: VoteFields,
  settings: voteSettings,
  tidied: withoutEmptyItems,
  counted: {
    revealing: (count) => tn(count, 'Reveal 1 ballot', 'Reveal {count} ballots'),
    asking: () => t('Reveal the totals to everyone? What was seen cannot be unseen.'),
    missing: (count) => t('Needs 5 ballots: {count} so far', { count }),
    leaving: (count) =>
      tn(
        count,
        '1 ballot was not revealed. It goes away now.',
        '{count} ballots were not revealed. They go away now.',
      ),
  },
  Seen: Vote,
};

/** @param {AtDeskProps<VoteStep>} props */
function Vote({ step }) {
  const picture = totalsOf(step);
  return html`
    <p class="vote-criterion"><span dir="auto">${whatCounts(step)}</span> <span class="quiet">${eachHas(step)}</span></p>
    ${isKept(step) && html`<${IsKept} />`}
    ${picture ? html`<${Bars} step=${step} picture=${picture} />` : html`<${Items} step=${step} />`}
  `;
}
