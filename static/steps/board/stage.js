/** A board as the room sees it: its thoughts on the wall, or one of them alone in the light. */

import { isReadable } from '../../room/things.js';
import { BlankChips } from '../../thoughts/blank_chips.js';
import { useFresh } from '../../thoughts/fresh.js';
import { HiddenCount } from '../../thoughts/hidden_line.js';
import { Wall } from '../../thoughts/wall.js';
import { html } from '../../vendor/ui.js';

/** @import {BoardStep} from '../../events.js' */
/** @import {Idea} from '../../room/words.js' */
/** @import {SeenProps} from '../kind.js' */

/** @param {SeenProps<BoardStep>} props */
export function Seen(props) {
  const { step, view, presence, Head } = props;
  const fresh = useFresh(step.ideas);
  const lit = step.ideas.find(({ name }) => name === view.spotlight);
  if (lit && isReadable(lit)) return html`<${Spotlight} ...${props} idea=${lit} />`;
  return html`
    <${Head} ...${props} shape=${shapeOf(step)} />
    ${step.ideas.length + step.columns.length > 0 && html`<${OnWall} step=${step} fresh=${fresh} />`}
    ${!step.ideas.length && html`<${BlankChips} gave=${presence?.gave} />`}
  `;
}

/** The prompt stands alone at first; once thoughts hang below it, it steps back. @param {BoardStep} step */
function shapeOf({ ideas, columns }) {
  if (ideas.length) return 'is-answered';
  return columns.length ? '' : 'is-alone';
}

/** One thought fills the screen, with all that was added. @param {SeenProps<BoardStep> & {idea: Idea}} props */
function Spotlight({ idea, Head, ...props }) {
  const alone = { columns: [], groups: [], ideas: [idea] };
  return html`
    <${Head} ...${props} shape="is-aside" />
    <${Wall} thoughts=${alone} turnsTo=${idea.name} isOne />
  `;
}

/** @param {{step: BoardStep, fresh: Set<string>}} props */
function OnWall({ step, fresh }) {
  return html`
    <${Wall} thoughts=${step} fresh=${fresh} turnsTo=${step.mode === 'open' ? null : step.shown.length}>
      <${HiddenCount} step=${step} />
    <//>
  `;
}
