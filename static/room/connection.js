/** The one road between this page and the server: `enter` after every start, sleep, cut and deploy. */

import { openRoad } from './road.js';

/** @import {Known} from './way.js' */
/** @import {Answer, Beat, Entered, EventsFrame, Presence, Refusal, ViewFrame} from './words.js' */

const ANSWER_WITHIN = 10_000;
const ENTERED_WITHIN = 6_000;
const AWAKE_WITHIN = 4_000;
// The server beats every 10 s: after two missed beats the line is tried.
const SILENCE = 25_000;
const WAY = 'kesken:way';

/**
 * @param {object} how
 * @param {string} how.session @param {string} how.as @param {string} how.language
 * @param {number} [how.part] another than the first, while the phone is lent
 * @param {() => {epoch?: number, after?: number, chain?: string}} how.position what the page still holds
 * @param {{
 *   entered(answer: Entered): void, refused(refusal: Refusal): void, lost(): void,
 *   view(frame: ViewFrame): void, events(frame: EventsFrame): void, beat(frame: Beat): void,
 *   presence(frame: Presence): void, desk(frame: import('../events.js').Desk): void,
 * }} how.hear
 */
export function openConnection({ session, as, language, part = 0, position, hear }) {
  const road = openRoad({
    query: { at: session }, // a proxy brings all phones of a session to one process by it
    known: remembered(),
    greeted: () => ask(ENTERED_WITHIN),
    changed: () => ask(AWAKE_WITHIN),
    lost: lose,
    learnt: remember,
  });
  const { socket } = road;
  let isIn = false;
  let isEntering = false;
  let entry = 0; // of those that are asked for, the last
  let isLost = false;
  let isRefused = false;
  let heardAt = Date.now();

  function enter() {
    if (!isEntering && socket.connected) ask(AWAKE_WITHIN);
  }

  /** @param {number} within */
  function ask(within) {
    isEntering = true;
    const mine = ++entry;
    const asked = { session, as, language, ...(part && { part }), ...position() };
    socket
      .timeout(within)
      .emit('enter', asked, (/** @type {unknown} */ failed, /** @type {any} */ answer) => {
        if (mine !== entry) return;
        isEntering = false;
        if (failed) return socket.connected && road.isDead();
        if (!answer) return later(enter, 1000);
        heardAt = Date.now();
        if (answer.refused) {
          if (answer.refused === 'busy') return later(enter, 2000);
          isRefused = true;
          road.close();
          return hear.refused(answer);
        }
        isIn = true;
        isLost = false;
        road.arrived();
        hear.entered(answer);
      });
  }

  function wake() {
    if (document.visibilityState === 'hidden' || isRefused) return;
    if (socket.connected) enter();
    else if (isLost) road.again();
  }

  function lose() {
    isLost = true;
    isIn = isEntering = false;
    hear.lost();
  }

  for (const word of /** @type {const} */ (['view', 'events', 'presence', 'desk'])) {
    socket.on(word, (frame) => hear[word](frame));
  }
  socket.on('beat', (frame) => {
    heardAt = Date.now();
    hear.beat(frame);
  });
  socket.on('goodbye', () => {
    const { id } = socket;
    later(() => socket.id === id && road.again(), 0);
  });

  for (const [from, sign] of /** @type {const} */ ([
    [document, 'visibilitychange'],
    [window, 'online'],
    [window, 'pageshow'],
  ])) {
    from.addEventListener(sign, wake);
  }
  setInterval(() => {
    if (isIn && Date.now() - heardAt > SILENCE) wake();
  }, 5000);

  /**
   * Asks once, now. An answer that does not come is no answer: the act may or may not be stored.
   * @param {string} act @param {object} fields @returns {Promise<Answer>}
   */
  function perform(act, fields) {
    if (!isIn) return Promise.resolve({ unknown: true });
    return new Promise((tell) => {
      const asked = { do: act, with: fields };
      socket
        .timeout(ANSWER_WITHIN)
        .emit('perform', asked, (/** @type {unknown} */ failed, /** @type {any} */ answer) =>
          tell(failed || !answer ? { unknown: true } : answer),
        );
    });
  }

  /** What passes is said once, and not again after a gap. @param {string} word @param {object} said @param {(answer: any) => void} [told] */
  function pass(word, said, told = () => {}) {
    if (socket.connected) socket.emit(word, said, told);
  }

  return { enter, perform, pass };
}

/** A crowd that comes back at one moment would knock the server down. @param {() => unknown} act @param {number} after */
function later(act, after) {
  setTimeout(act, after + Math.random() * 2000);
}

/**
 * In this tab only: another visit may be in another network, and whoever leaves leaves nothing behind.
 * @returns {Known | undefined}
 */
function remembered() {
  try {
    return /** @type {Known | null} */ (sessionStorage.getItem(WAY)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param {Known} known */
function remember(known) {
  try {
    sessionStorage.setItem(WAY, known);
  } catch {
    // Only a guess for the next time.
  }
}
