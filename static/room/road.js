/** The socket, opened again whenever it ends, by whichever way carries in this network. Room and /check take it. */

import { Manager } from '../vendor/ui.js';
import { chooseWay } from './way.js';

/** @import {By, Known} from './way.js' */
/** @typedef {ReturnType<typeof openRoad>} Road */

const GREETED_WITHIN = 5000;
const MOST_PATIENT = 3; // times as long
const MOST_PAUSE = 5000;

/**
 * @param {object} how
 * @param {Record<string, string>} how.query of its address
 * @param {Known} [how.known] of this network
 * @param {() => void} how.greeted it may carry now: ask something, and say `arrived` or `isDead`
 * @param {() => void} [how.changed] likewise, by WebSocket now: what was under way by polling may be lost
 * @param {() => void} [how.lost] it will be tried again
 * @param {(known: Known) => void} [how.learnt] an answer came: so much is known of this network
 */
export function openRoad({ query, known, greeted, changed, lost, learnt }) {
  const way = chooseWay(known);
  const manager = new Manager({ query, tryAllTransports: true, autoConnect: false, reconnection: false });
  const socket = manager.socket('/');
  let number = 0; // of the line: what an earlier one still says is not heard
  let tries = 0;
  /** @type {By | ''} */
  let proved = '';
  let since = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let clock;

  const by = () => /** @type {By} */ (manager.engine.transport.name);

  function dial() {
    close();
    const mine = number;
    const over = (/** @type {boolean} */ isSilent) => mine === number && fail(isSilent);
    Object.assign(manager.opts, way.now());
    socket.connect();
    const { engine } = manager;
    // The library does not hear of a line that is closed before it has greeted.
    engine.once('close', () => over(false));
    engine.once('upgrade', () => changed?.());
    // A server that is slow is not helped by whoever comes anew again and again.
    clock = setTimeout(over, GREETED_WITHIN * Math.min(Math.max(tries, 1), MOST_PATIENT), true);
  }

  /** @param {boolean} isSilent */
  function fail(isSilent) {
    if (proved) way.broke(proved, Date.now() - since);
    else if (navigator.onLine) way.failed(by(), isSilent);
    close();
    lost?.();
    // A crowd that comes back at one moment would knock the server down.
    clock = setTimeout(dial, Math.random() * Math.min(2000 * 2 ** tries++, MOST_PAUSE));
  }

  function again() {
    close();
    lost?.();
    dial();
  }

  function close() {
    number++;
    proved = '';
    clearTimeout(clock);
    socket.disconnect();
    // What was not sent must not go out by itself after a gap: the stage may be another then.
    socket.sendBuffer = [];
  }

  socket.on('connect', () => {
    clearTimeout(clock);
    greeted();
  });
  addEventListener('online', way.moved);
  dial();

  return {
    socket,
    close,
    /** Another line, now. */
    again,
    /** No answer came, though nobody said that the line is dead. */
    isDead() {
      if (proved === by()) way.broke(proved, Date.now() - since);
      else way.mute(by());
      again();
    },
    arrived() {
      tries = 0;
      if (proved === by()) return;
      proved = by();
      since = Date.now();
      way.carried(proved);
      learnt?.(way.known());
    },
  };
}
