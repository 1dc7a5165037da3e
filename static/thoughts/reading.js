/** Reading thoughts before they are shown: the switch, and the sheet on which a round is read. */

import { t, tn } from '../lib/i18n.js';
import { keep, kept } from '../lib/kept.js';
import { SHORTEST_REASON } from '../room/limits.js';
import { useKey } from '../shared/keys.js';
import { lengthOf, tidyLine } from '../shared/letters.js';
import { html, useEffect, useSignal, useState } from '../vendor/ui.js';
import { ReadThought } from './reading_thought.js';

/** @import {ThoughtStep, View} from '../room/words.js' */
/** @import {Room} from '../room/room.js' */
/** @import {Desk} from './desk_acts.js' */
/** @typedef {{name: string, kind: 'idea' | 'continuation' | 'change', text: string, idea: string | null, column: number}} Unread */
/** @typedef {{reason: string, own: string}} Withhold */

const REMINDER = 60_000;
const AGAIN = 3000;

/** @param {{desk: Desk, view: View}} props */
export function Holding({ desk, view }) {
  useKey('h', t('Read thoughts before they are shown'), () => toggle(desk));
  /** The box follows what holds, not the finger. @param {Event} event */
  function change(event) {
    /** @type {HTMLInputElement} */ (event.currentTarget).checked = view.is_holding;
    toggle(desk);
  }
  return html`
    <label class="check">
      <input type="checkbox" role="switch" aria-keyshortcuts="H" checked=${view.is_holding} onChange=${change} />
      <span>${t('Read thoughts before they are shown')} <small class="quiet">${t('everyone is told')}</small></span>
    </label>
  `;
}

/** @param {Desk} desk */
function toggle(desk) {
  desk.ask(desk.now.peek().view.is_holding ? 'StopHolding' : 'HoldThoughts');
}

/** @param {{room: Room, desk: Desk, step: ThoughtStep}} props */
export function Reading({ room, desk, step }) {
  const { held } = step;
  return (
    held && html`<${Sheet} key=${held.round} room=${room} desk=${desk} step=${step} round=${held.round} />`
  );
}

/** @param {{room: Room, desk: Desk, step: ThoughtStep, round: number}} props */
function Sheet({ room, desk, step, round }) {
  const thoughts = useUnread(room, step.step, round);
  const place = `reading:${room.session}:${step.step}:${round}`;
  const withheld = useSignal(/** @type {Record<string, Withhold>} */ (kept(place) ?? {}));
  const isLate = useIsLate();
  const isSent = useSignal(false);
  const isAsking = useSignal(false);
  const count = Object.keys(withheld.value).length;

  /** @param {Record<string, Withhold>} those */
  async function show(those) {
    const list = Object.entries(those).map(([name, why]) => ({ name, ...why, own: tidyLine(why.own) }));
    const nameless = list.find(({ reason, own }) => reason === 'own' && lengthOf(own) < SHORTEST_REASON);
    if (nameless) document.getElementById(`own-${nameless.name}`)?.focus(); // the server says what is missing
    if (isSent.peek()) return;
    isSent.value = true;
    if (await desk.act('ReleaseRound', { round, withheld: list })) keep(place, null);
    isSent.value = false;
  }

  /** @param {string} name @param {Withhold | null} why */
  function decide(name, why) {
    const { [name]: _, ...others } = withheld.peek();
    withheld.value = why ? { ...others, [name]: why } : others;
    keep(place, withheld.peek());
  }

  /** A single key shows nothing for good. */
  function letThrough() {
    if (isAsking.peek()) show({});
    else isAsking.value = true;
  }

  useKey('l', t('Let all through'), thoughts && letThrough);
  return html`
    <section class="reading" aria-labelledby="reading">
      <h3 id="reading">${thoughts ? tn(thoughts.length, 'Read 1 thought', 'Read {count} thoughts') : t('The thoughts are coming …')}</h3>
      <p class="quiet">${t('Nobody else sees them yet. They are in no order, and nothing says who wrote them.')}</p>
      <p class="reading-late" role="status">${isLate && t('People have waited for a minute. Nothing is shown by itself.')}</p>
      <ol class="unread" role="list">
        ${thoughts?.map((one) => html`<${ReadThought} key=${one.name} thought=${one} step=${step} why=${withheld.value[one.name] ?? null} onDecide=${decide} />`)}
      </ol>
      ${
        thoughts &&
        html`
          <div class="row reading-acts">
            <button type="button" class="act" aria-disabled=${isSent.value} onClick=${() => show(withheld.peek())}>
              ${count ? tn(count, 'Show the others, hold 1 back', 'Show the others, hold {count} back') : t('Show the thoughts')}
            </button>
            ${(count > 0 || isAsking.value) && html`<button type="button" aria-keyshortcuts="L" aria-disabled=${isSent.value} onClick=${letThrough}>${isAsking.value ? t('Yes, let all through') : t('Let all through')}</button>`}
            ${isAsking.value && html`<button type="button" onClick=${() => (isAsking.value = false)}>${t('Not yet')}</button>`}
          </div>
        `
      }
    </section>
  `;
}

/** What is held, from the server as often as the sheet is opened: a restart loses nothing. @param {Room} room @param {string} step @param {number} round */
function useUnread(room, step, round) {
  const [thoughts, setThoughts] = useState(/** @type {Unread[] | null} */ (null));
  const isOnline = room.connection.value === 'online';
  useEffect(() => {
    if (!isOnline || thoughts) return;
    let isHere = true;
    let clock = 0;
    async function look() {
      const found = await fetchUnread(room.session, step);
      if (!isHere) return;
      if (found?.round === round) setThoughts(found.thoughts);
      else clock = window.setTimeout(look, AGAIN);
    }
    look();
    return () => {
      isHere = false;
      clearTimeout(clock);
    };
  }, [isOnline, thoughts === null]);
  return thoughts;
}

/** @param {string} session @param {string} step @returns {Promise<{round: number, thoughts: Unread[]} | null>} */
async function fetchUnread(session, step) {
  try {
    const answer = await fetch(`/desk/${session}/held?step=${step}`, {
      headers: { Accept: 'application/json' },
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

function useIsLate() {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const clock = setTimeout(() => setLate(true), REMINDER);
    return () => clearTimeout(clock);
  }, []);
  return isLate;
}
