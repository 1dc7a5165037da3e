/** A small act of the bar, with its key beside it where there is a keyboard. */

import { areOn } from '../shared/keys.js';
import { html } from '../vendor/ui.js';

/** @import {Cue} from './cues.js' */

/** @param {{cue: Cue, isOn?: boolean, isIdle: boolean, hotkey?: string, onPress: (cue: Cue, event: MouseEvent) => void}} props */
export function CueButton({ cue, isOn = false, isIdle, hotkey = '', onPress }) {
  return html`
    <button
      type="button"
      class=${isOn ? 'small is-on' : 'small'}
      aria-disabled=${!isIdle}
      aria-keyshortcuts=${hotkey ? hotkey.toUpperCase() : undefined}
      onClick=${(/** @type {MouseEvent} */ event) => onPress(cue, event)}
    >
      <span class="cue-label">${cue.label}</span>${hotkey && areOn.value && html` <kbd aria-hidden="true">${hotkey.toUpperCase()}</kbd>`}
    </button>
  `;
}
