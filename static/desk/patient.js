/** A desk's acts: a no that passes by itself is asked again for a while, as it says. Phones have their outbox for that. */

import { t } from '../lib/i18n.js';

/** @import {Answer} from '../room/words.js' */
/** @import {Room} from '../room/room.js' */

const PASSING = ['busy', 'too_fast', 'not_entered'];
const TRIES = 4;
const PAUSE = 1500;

/** @param {Room} room @returns {Room} */
export function patient(room) {
  return { ...room, attempt: patiently(room.attempt) };
}

/**
 * Not for long: a cue that comes late may come to another room.
 * @param {Room['attempt']} attempt @returns {Room['attempt']}
 */
export function patiently(attempt) {
  return async (act, fields) => {
    for (let tries = 1; ; tries++) {
      const answer = await attempt(act, fields);
      if (!isPassing(answer)) return answer;
      if (tries === TRIES)
        return { ...answer, say: t('Much comes at once just now, so this was not done. Press again.') };
      await new Promise((go) => setTimeout(go, PAUSE));
    }
  };
}

/** @param {Answer} answer */
function isPassing(answer) {
  return 'refused' in answer && PASSING.includes(answer.refused);
}
