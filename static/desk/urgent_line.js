/** One line at the desk, the most urgent, with one button. */

import { keep, kept } from '../lib/kept.js';
import { ideasOf } from '../room/things.js';
import { html, useEffect, useRef, useSignal, useState } from '../vendor/ui.js';
import { urgent } from './urgent.js';

/** @import {Presence} from '../room/words.js' */
/** @import {Line} from './urgent.js' */
/** @import {Cue} from './cues.js' */
/** @import {Room} from '../room/room.js' */

/**
 * @param {{
 *   room: Room, isProjectorMissed: boolean, isSpareShown: boolean, onCue: (cue: Cue) => void, onMinutes: () => void,
 *   onLinks: (which: 'spare' | 'projector') => void,
 * }} props
 */
export function UrgentLine({ room, isProjectorMissed, isSpareShown, onCue, onMinutes, onLinks }) {
  const view = room.view.value;
  const presence = room.presence.value;
  const hasHadSpare = useHasHadSpare(room.session, presence) || isSpareShown;
  const hands = useHeed(room, 'hand');
  const moments = useHeed(room, 'moment');
  const quietFor = useQuiet(room);
  if (!view) return null;
  const isOnline = room.connection.value === 'online';
  const seen = { seenHand: hands.seen, seenMoment: moments.seen };
  const line = urgent({ view, presence, isOnline, isProjectorMissed, hasHadSpare, quietFor, ...seen });

  const look = ['urgent', line?.isTrouble && 'is-trouble', isPressing(line) && 'is-pressing'];

  /** @param {NonNullable<Line['button']>} button */
  function press({ cue, does }) {
    if (cue) return onCue(cue);
    if (does === 'reload') return location.reload();
    if (does === 'hands') return hands.wave();
    if (does === 'moments') return moments.wave();
    if (does === 'minutes') {
      moments.wave();
      return onMinutes();
    }
    if (does === 'spare' || does === 'projector') onLinks(does);
  }

  return html`
    <div class=${look.filter(Boolean).join(' ')} hidden=${!line}>
      <p role="status">${line?.words}</p>
      ${line?.button && html`<button type="button" class="small" onClick=${() => line.button && press(line.button)}>${line.button.label}</button>`}
    </div>
  `;
}

/** Whether somebody waits, or something fails. @param {Line | null} line */
function isPressing(line) {
  return line !== null && (line.isTrouble || ['closing', 'hands', 'moments'].includes(line.name));
}

/**
 * Up to which of them a desk has seen the hands, or those who need a moment: every desk and every phone hears it.
 * @param {Room} room @param {'hand' | 'moment'} what
 */
function useHeed({ presence, connection, pass }, what) {
  const mine = useSignal(0); // until the room tells it
  const newest = presence.value?.[`newest_${what}`] ?? 0;
  const isOnline = connection.value === 'online';
  useEffect(() => {
    if (!isOnline) mine.value = 0; // a server that was started anew numbers them anew
  }, [isOnline]);

  function wave() {
    mine.value = newest;
    pass('heed', { signal: what, to: newest });
  }

  return { seen: Math.max(mine.value, presence.value?.[`seen_${what}`] ?? 0), wave };
}

/** Milliseconds since anything new was seen of what phones give to the step on the stage. @param {Room} room */
function useQuiet({ view, presence }) {
  const [, tick] = useState(0);
  const step = view.value?.steps.find((one) => one.step === view.value?.stage);
  const gave = presence.value?.gave ?? null;
  const shown = ideasOf(step).length;
  const sign = JSON.stringify([step?.step, step?.round, step?.state, gave, shown, view.value?.is_paused]);
  const last = useRef({ sign, at: Date.now() });
  if (last.current.sign !== sign) last.current = { sign, at: Date.now() };
  useEffect(() => {
    const clock = setInterval(() => tick((count) => count + 1), 10_000);
    return () => clearInterval(clock);
  }, []);
  return Date.now() - last.current.at;
}

/** Whether a second desk has ever been here. @param {string} session @param {Presence | null} presence */
export function useHasHadSpare(session, presence) {
  const place = `spare:${session}`;
  const isHere = (presence?.desks ?? 0) > 1;
  useEffect(() => {
    if (isHere) keep(place, true);
  }, [isHere]);
  return isHere || kept(place) === true;
}
