/** For the right of the desk: what waits for the one who moderates, one thing at a time. */

import { t, tn } from '../lib/i18n.js';
import { isReadable, thingsOf } from '../room/things.js';
import { html, useSignal } from '../vendor/ui.js';
import { drop, flagWords } from './flags.js';
import { firstWords } from './idea_menu.js';

/** @import {Continuation, Flag, Idea, View} from '../room/words.js' */
/** @import {Perform} from './desk_acts.js' */
/** @import {Room} from '../room/room.js' */

/** @param {{room: Room, perform: Perform}} props */
export function ModerationLine({ room, perform }) {
  const said = useSignal('');
  const view = room.view.value;
  if (view?.phase !== 'live') return null;
  const waiting = waitingFlags(room.flags.value, view);
  const covered = coveredThing(view);
  const [first] = waiting;
  if (!first && !covered) return null;

  /** @param {string} act @param {{step: string, idea: string}} about */
  async function does(act, { step, idea }) {
    said.value = '';
    const answer = await perform(act, { step, idea });
    if ('refused' in answer) said.value = answer.say;
    return 'ok' in answer;
  }

  /** @param {Flag} flag */
  async function leave(flag) {
    if (await does('SetFlagsAside', flag)) drop(room.flags, flag);
  }

  return html`
    <section class="desk-card moderation" aria-label=${t('To be looked at')}>
      ${
        first
          ? html`
              <p role="status">${flagWords(first.flag)}</p>
              <p class="moderation-words" dir="auto">${firstWords(first.thing, 160)}</p>
              <div class="row">
                <button type="button" class="act small" onClick=${() => does('CoverIdea', first.flag)}>${t('Cover for now')}</button>
                <button type="button" class="small" onClick=${() => leave(first.flag)}>${t('Leave it')}</button>
              </div>
              ${waiting.length > 1 && html`<p class="quiet">${tn(waiting.length - 1, 'and 1 other flagged thought', 'and {count} other flagged thoughts')}</p>`}
            `
          : covered &&
            html`
              <p role="status">${t('A thought is covered. Say why, or uncover it.')}</p>
              <div class="row">
                <button type="button" class="small" onClick=${() => lookAt(covered.idea)}>${t('Go to it')}</button>
                <button type="button" class="small" onClick=${() => does('UncoverIdea', covered)}>${t('Uncover')}</button>
              </div>
            `
      }
      <p class="said" role="status">${said.value}</p>
    </section>
  `;
}

/** @param {Flag[]} flags @param {View} view @returns {{flag: Flag, thing: Idea | Continuation}[]} */
export function waitingFlags(flags, view) {
  return flags.flatMap((flag) => {
    const thing = thingsOf(view.steps.find((step) => step.step === flag.step)).find(
      (one) => one.name === flag.idea,
    );
    return thing && isReadable(thing) ? [{ flag, thing }] : [];
  });
}

/** What was covered in haste on the board on the stage. @param {View} view @returns {{step: string, idea: string} | null} */
export function coveredThing(view) {
  const step = view.steps.find((one) => one.step === view.stage);
  const thing = thingsOf(step).find((one) => one.hidden?.reason === 'covered');
  return step && thing ? { step: step.step, idea: thing.name } : null;
}

/** @param {string} name */
function lookAt(name) {
  const acts = document.querySelector(`[data-thing="${name}"]`);
  acts?.scrollIntoView({ block: 'center' });
  acts?.querySelector('button')?.focus();
}
