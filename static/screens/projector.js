/** The screen that the whole room sees. It steers nothing, and nothing on it is anybody's own. */

import { begin } from '../app.js';
import { announce } from '../lib/announce.js';
import { t, tn } from '../lib/i18n.js';
import { stayAwake } from '../lib/wake.js';
import { JoinStrip } from '../parts/join_strip.js';
import { OneMoment } from '../parts/one_moment.js';
import { Ended, Projected, Welcome } from '../parts/projected.js';
import { onStage } from '../room/cues.js';
import { startRoom } from '../room/room.js';
import { html, render, useEffect, useRef, useSignal } from '../vendor/ui.js';

/** @import {Room} from '../room/room.js' */
/** @import {Step} from '../room/words.js' */

/** @param {HTMLElement} main @param {{session: string, language: string}} page */
function start(main, { session, language }) {
  const room = startRoom({ session, as: 'screen', language });
  stayAwake();
  main.textContent = '';
  render(html`<${Projector} room=${room} />`, main);
}

/** @param {{room: Room}} props */
function Projector({ room }) {
  const isJoinLarge = useKeyJ();
  const view = room.view.value;
  const step = view && onStage(view);
  useNewThoughts(step);
  const refusal = room.refusal.value;
  if (refusal) return html`<p class="projector-alone" role="alert">${refusal.say}</p>`;
  if (!view)
    return html`<p class="projector-alone" role="status">${t('One moment. Everything is stored.')}</p>`;

  const presence = room.presence.value;
  const join = room.join.value;
  return html`
    <div class=${`projector is-${view.phase} ${isJoinLarge ? 'is-join-large' : ''}`}>
      <div class="projector-stage">
        ${
          step
            ? html`<${Projected} key=${step.step} step=${step} view=${view} presence=${presence} serverNow=${room.serverNow} />`
            : view.phase === 'ended'
              ? html`<${Ended} view=${view} board=${room.board.value} />`
              : html`<${Welcome} view=${view} presence=${presence} />`
        }
      </div>
      ${view.phase !== 'ended' && html`<${JoinStrip} join=${join} />`}
      <${OneMoment} connection=${room.connection.value} desks=${presence?.desks ?? null} isEnded=${view.phase === 'ended'} />
    </div>
  `;
}

/** J makes the join strip large, and small again. */
function useKeyJ() {
  const isLarge = useSignal(false);
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    function hear(event) {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (event.key === 'j' || event.key === 'J') isLarge.value = !isLarge.peek();
      if (event.key === 'Escape') isLarge.value = false;
    }
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
  return isLarge.value;
}

/** For those who listen: how many came, never each of them. @param {Step | null} step */
function useNewThoughts(step) {
  const ideas = step?.kind === 'board' ? step.ideas.length : 0;
  const last = useRef({ step: step?.step, ideas });
  useEffect(() => {
    const came = last.current.step === step?.step ? ideas - last.current.ideas : 0;
    last.current = { step: step?.step, ideas };
    if (came > 0) announce(tn(came, '1 new thought', '{count} new thoughts'));
  }, [step?.step, ideas]);
}

begin(start);
