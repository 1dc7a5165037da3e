/** The screen that the whole room sees. It steers nothing, and nothing on it is anybody's own. */

import { begin } from '../app.js';
import { announce } from '../lib/announce.js';
import { t, tn } from '../lib/i18n.js';
import { stayAwake } from '../lib/wake.js';
import { startRoom } from '../room/room.js';
import { ideasOf } from '../room/things.js';
import { onStage } from '../room/view.js';
import { JoinStrip } from '../shared/join_strip.js';
import { phonesHere } from '../shared/words.js';
import { KINDS } from '../steps/kinds.js';
import { html, render, useEffect, useRef } from '../vendor/ui.js';
import { Curtain } from './curtain.js';
import { Flattening } from './flattening.js';
import { OneMoment } from './one_moment.js';
import { Projected } from './projected.js';
import { Between, Ended, Welcome } from './projected_ends.js';
import { ScreenControls } from './screen_controls.js';
import { KeyList, useKeys } from './screen_keys.js';
import { openWays } from './screen_ways.js';

/** @import {Ways} from './screen_ways.js' */
/** @import {Room} from '../room/room.js' */
/** @import {Step, View} from '../room/words.js' */

/** @param {HTMLElement} main @param {{session: string, language: string}} page */
function start(main, { session, language }) {
  const room = startRoom({ session, as: 'screen', language }, KINDS);
  const ways = openWays();
  stayAwake();
  main.textContent = '';
  render(html`<${Projector} room=${room} ways=${ways} />`, main);
}

/** @param {{room: Room, ways: Ways}} props */
function Projector({ room, ways }) {
  const view = room.view.value;
  const step = view && onStage(view);
  useKeys(ways);
  useNewThoughts(step);
  const refusal = room.refusal.value;
  if (refusal) return html`<p class="projector-alone" role="alert">${refusal.say}</p>`;
  if (!view)
    return html`<p class="projector-alone" role="status">${t('One moment. What was sent is stored.')}</p>`;

  const presence = room.presence.value;
  const isCurtained = ways.isCurtained.value;
  return html`
    <div class="projector is-${view.phase} ${`is-join-${ways.join.value}`}" inert=${isCurtained}>
      <div class="projector-stage"><${Scene} room=${room} view=${view} step=${step} hasSound=${ways.hasSound.value} /></div>
      <${Join} room=${room} phase=${view.phase} ways=${ways} />
      <${Flattening} phase=${view.phase} phones=${presence?.phones ?? 0} />
      <${OneMoment} connection=${room.connection.value} desks=${presence?.desks ?? null} isEnded=${view.phase === 'ended'} />
    </div>
    <${Curtain} isDrawn=${isCurtained} onLift=${ways.calm} />
    <${ScreenControls} ways=${ways} />
    <${KeyList} ways=${ways} />
  `;
}

/** @param {{room: Room, view: View, step: Step | null, hasSound: boolean}} props */
function Scene({ room, view, step, hasSound }) {
  const presence = room.presence.value;
  if (view.phase === 'ended')
    return html`<${Ended} view=${view} board=${room.board.value} presence=${presence} />`;
  if (view.phase === 'waiting') return html`<${Welcome} view=${view} presence=${presence} />`;
  if (!step) return html`<${Between} />`;
  return html`<${Projected} key=${step.step} step=${step} view=${view} presence=${presence} serverNow=${room.serverNow} hasSound=${hasSound} />`;
}

/** @param {{room: Room, phase: View['phase'], ways: Ways}} props */
function Join({ room, phase, ways }) {
  const how = ways.join.value;
  if (phase === 'ended') return null;
  const here = html`<p class="join-here">${phonesHere(room.presence.value)}</p>`;
  // How many take part is never put away: five phones in one bag would be five.
  if (how === 'hidden') return phase === 'live' && here;
  const isLarge = how === 'large';
  const onTap = () => (ways.join.value = isLarge ? 'strip' : 'large');
  const hint =
    isLarge || phase === 'waiting'
      ? t('Scan this, or open the address and type the code.')
      : t('You can still join.');
  return html`
    <${JoinStrip} join=${room.join.value} isLarge=${isLarge} hint=${hint} onTap=${onTap}>
      ${phase === 'live' && here}
    <//>
  `;
}

/** For those who listen: how many came, never each of them. @param {Step | null} step */
function useNewThoughts(step) {
  const ideas = ideasOf(step).length;
  const last = useRef({ step: step?.step, ideas });
  useEffect(() => {
    const came = last.current.step === step?.step ? ideas - last.current.ideas : 0;
    last.current = { step: step?.step, ideas };
    if (came > 0) announce(tn(came, '1 new thought', '{count} new thoughts'));
  }, [step?.step, ideas]);
}

begin(start);
