/** What phones have flagged, as far as the desk is told: which thought, and why; never when, and never how many. */

import { t } from '../lib/i18n.js';
import { effect, html, signal } from '../vendor/ui.js';
import { reasonWords } from './hidden_line.js';

/** @import {Continuation, Idea} from '../room/words.js' */
/** @import {Room} from '../room/room.js' */
/** @import {Desk} from './desk_board_acts.js' */
/** @typedef {{step: string, idea: string, reasons: string[]}} Flag */
/** @typedef {ReturnType<typeof openFlags>} Flags */

/** @type {WeakMap<Room, Flags>} */
const opened = new WeakMap();

/** One list for all parts of a desk. @param {Room} room @returns {Flags} */
export function flagsOf(room) {
  const flags = opened.get(room) ?? openFlags(room);
  opened.set(room, flags);
  return flags;
}

/** @param {Room} room */
function openFlags(room) {
  const list = signal(/** @type {Flag[]} */ ([]));

  effect(() => {
    list.value = room.flags.value; // all there are, told at quarter minutes
  });

  return {
    list,
    /** Read, and left as it is. @param {Flag} flag */
    drop(flag) {
      list.value = list.peek().filter((one) => one !== flag);
    },
  };
}

/** @param {{desk: Desk, thing: Idea | Continuation, flagged: Flag[]}} props */
export function FlagLine({ desk, thing, flagged }) {
  const flag = flagged.find((one) => one.idea === thing.name);
  if (!flag || thing.hidden || thing.is_taken_back) return null;
  return html`
    <div class="flag-line">
      <p>${flagWords(flag)}</p>
      <button type="button" class="small" onClick=${() => desk.act('CoverIdea', { idea: thing.name })}>${t('Cover')}</button>
      <button type="button" class="small" onClick=${() => leave(desk, flag)}>${t('Leave it')}</button>
    </div>
  `;
}

/** @param {Flag} flag */
export function flagWords({ reasons }) {
  const said = reasons.map((reason) => reasonWords({ reason, own: '' }));
  return t('Flagged: {reasons}', { reasons: said.join(', ') });
}

/** @param {Desk} desk @param {Flag} flag */
async function leave(desk, flag) {
  if (await desk.ask('SetFlagsAside', { step: flag.step, idea: flag.idea })) desk.flags.drop(flag);
}
