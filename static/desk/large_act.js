/** The large button. It stays in its place, so that a hand finds it without looking; a double press is one press. */

import { html } from '../vendor/ui.js';

/** @import {Cue} from './cues.js' */
/** @import {RefObject} from '../vendor/ui.js' */

/** @param {{button: RefObject<HTMLButtonElement>, cue: Cue | null, isIdle: boolean, onPress: () => void, children: unknown}} props */
export function LargeAct({ button, cue, isIdle, onPress, children }) {
  return html`
    <button
      type="button"
      ref=${button}
      class="act large-act"
      aria-disabled=${!cue || !isIdle}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.repeat && event.preventDefault()}
      onClick=${(/** @type {MouseEvent} */ event) => cue && event.detail < 2 && onPress()}
    >
      <span class="large-words">${children}</span>
    </button>
  `;
}
