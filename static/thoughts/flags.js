/** What phones have flagged, as far as the desk is told: which thought, and why; never when, and never how many. */

import { t } from '../lib/i18n.js';
import { isReadable } from '../room/things.js';
import { html } from '../vendor/ui.js';
import { reasonWords } from './hidden_line.js';

/** @import {Continuation, Flag, Idea} from '../room/words.js' */
/** @import {Desk} from './desk_acts.js' */
/** @typedef {import('../vendor/ui.js').Signal<Flag[]>} Flags */

/** @param {{desk: Desk, thing: Idea | Continuation, flagged: Flag[]}} props */
export function FlagLine({ desk, thing, flagged }) {
  const flag = flagged.find((one) => one.idea === thing.name);
  if (!flag || !isReadable(thing)) return null;
  return html`
    <div class="flag-line">
      <p>${flagWords(flag)}</p>
      <button type="button" class="small" onClick=${() => desk.act('CoverIdea', { idea: thing.name })}>${t('Cover for now')}</button>
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
  if (await desk.ask('SetFlagsAside', { step: flag.step, idea: flag.idea })) drop(desk.flags, flag);
}

/** Read, and left as it is: the next quarter minute says the same. @param {Flags} flags @param {Flag} flag */
export function drop(flags, flag) {
  flags.value = flags.peek().filter((one) => one !== flag);
}
