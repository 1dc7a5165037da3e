/** What a screen knows of its session: the view and the line to the server, as signals. */

import { batch, signal } from '../vendor/ui.js';
import { openConnection } from './connection.js';
import { foldOf } from './log.js';

/** @import {Answer, Join, Presence, Refusal, View, You} from './words.js' */
/** @typedef {ReturnType<typeof startRoom>} Room */

/**
 * @param {{session: string, as: 'participant' | 'facilitator' | 'screen', language: string, part?: number}} who
 * @param {import('../steps/kind.js').Kinds} kinds
 */
export function startRoom({ session, as, language, part }, kinds) {
  const apply = foldOf(kinds);
  const view = signal(/** @type {View | null} */ (null));
  const you = signal(/** @type {You | null} */ (null));
  const presence = signal(/** @type {Presence | null} */ (null));
  const connection = signal(/** @type {'connecting' | 'online' | 'offline'} */ ('connecting'));
  const refusal = signal(/** @type {Refusal | null} */ (null));
  const join = signal(/** @type {Join | null} */ (null));
  const board = signal('');
  const epoch = signal(0);
  const seq = signal(0);
  const agendaVersion = signal(0);
  const flags = signal(/** @type {import('./words.js').Flag[]} */ ([]));
  const behind = signal(0);
  const disagreements = signal(0);
  let chain = '';
  let ahead = 0;
  /** @type {(() => void)[]} */
  let waiting = [];

  const line = openConnection({
    session,
    as,
    language,
    part,
    position: () => (view.peek() ? { epoch: epoch.peek(), after: seq.peek(), chain } : {}),
    hear: {
      entered(answer) {
        ahead = answer.now - Date.now();
        batch(() => {
          you.value = answer.you;
          behind.value = 0; // the desk is told again, when some are
          board.value = answer.board;
          join.value = answer.join;
        });
      },
      refused(answer) {
        batch(() => {
          refusal.value = answer;
          connection.value = 'offline';
          view.value = null; // what is no longer there is no longer shown
        });
      },
      lost() {
        connection.value = 'offline';
      },
      view(frame) {
        batch(() => {
          view.value = frame.view;
          stand(frame);
          arrive();
        });
      },
      events(frame) {
        const mine = seq.peek();
        if (frame.epoch !== epoch.peek() || frame.from > mine + 1) return line.enter();
        try {
          const held = view.peek();
          const next = held && frame.events.slice(mine + 1 - frame.from).reduce(apply, held);
          batch(() => {
            if (frame.seq > mine) {
              view.value = next;
              stand(frame);
            }
            arrive();
          });
        } catch {
          chain = ''; // nobody here knows what happened: the whole view will tell
          line.enter();
        }
      },
      beat(frame) {
        ahead = frame.now - Date.now();
        if (frame.epoch === epoch.peek() && frame.seq === seq.peek() && frame.chain === chain) return;
        if (connection.peek() === 'online') disagreements.value++;
        line.enter();
      },
      presence(frame) {
        presence.value = frame;
      },
      desk(frame) {
        if ('agenda' in frame) agendaVersion.value = frame.agenda;
        else if ('flags' in frame) flags.value = frame.flags;
        else behind.value = frame.behind;
      },
    },
  });

  /** @param {{epoch: number, seq: number, chain: string}} frame */
  function stand(frame) {
    epoch.value = frame.epoch;
    seq.value = frame.seq;
    chain = frame.chain;
  }

  /** The page stands where the room stands: only now may anything be sent. */
  function arrive() {
    connection.value = 'online';
    const those = waiting;
    waiting = [];
    for (const go of those) go();
  }

  /**
   * Asks as soon as there is a line. `unknown` means that no answer came: it may be asked again without harm.
   * @param {string} act @param {object} fields @returns {Promise<Answer>}
   */
  async function perform(act, fields) {
    if (connection.peek() !== 'online') await new Promise((go) => waiting.push(() => go(undefined)));
    return line.perform(act, fields);
  }

  return {
    session,
    view,
    you,
    presence,
    connection,
    refusal,
    join,
    board,
    epoch,
    seq,
    agendaVersion,
    flags,
    behind,
    disagreements,
    serverNow: () => Date.now() + ahead,
    perform,
    /** Asks at once, or answers `unknown` when there is no line. */
    attempt: line.perform,
    /** Says what passes: a raised hand, how far one has read. */
    pass: line.pass,
  };
}
