/** A board at the desk: its thoughts, and what can be done to each. */

import { t } from '../../lib/i18n.js';
import { givenSoFar, norm } from '../../shared/words.js';
import { BlankChips } from '../../thoughts/blank_chips.js';
import { DeskBoard } from '../../thoughts/desk_board.js';
import { html } from '../../vendor/ui.js';
import { BoardFields, boardSettings, withoutEmptyColumns } from './fields.js';

/** @import {BoardStep} from '../../events.js' */
/** @import {AtDeskProps} from '../kind.js' */

/** @type {import('../kind.js').AtDesk<BoardStep>} */
export const atDesk = {
  name: () => t('Board'),
  adding: () => t('Add a board'),
  Fields: BoardFields,
  settings: boardSettings,
  atOnce: (planned) => ({ ...planned, settings: { ...planned.settings, mode: 'open' } }),
  tidied: withoutEmptyColumns,
  Seen: Board,
};

/** @param {AtDeskProps<BoardStep>} props */
function Board({ room, performs, view, step, presence }) {
  const given = step.state === 'closed' ? '' : givenSoFar(presence?.gave, step.shown.length > 0);
  return html`
    <div class="stage-lines">
      <p class="quiet stage-norm">${norm()}</p>
      ${given && html`<p class="given">${given}</p>`}
    </div>
    <${DeskBoard} room=${room} performs=${performs} view=${view} step=${step} />
    ${!step.ideas.length && !step.held && html`<${BlankChips} gave=${presence?.gave} />`}
  `;
}
