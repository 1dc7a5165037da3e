/** A talk as the room sees it: how many are here, and then every group with its sign. */

import { html } from '../../vendor/ui.js';
import { dealOf } from './own.js';
import { Groups } from './sign.js';
import { hereWords, sizeWords } from './words.js';

/** @import {TalkStep} from '../../events.js' */
/** @import {SeenProps} from '../kind.js' */

/** @param {SeenProps<TalkStep>} props */
export function Seen({ Head, ...props }) {
  const { step, presence } = props;
  const deal = dealOf(step);
  return html`
    <${Head} ...${props} shape=${deal ? 'is-answered' : 'is-alone'} />
    ${
      deal
        ? html`<${Groups} deal=${deal} />`
        : html`<p class="talk-waits">${sizeWords(step.size)}. ${hereWords(presence)}</p>`
    }
  `;
}
