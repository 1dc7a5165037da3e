/** Own ideas from which others went on since this phone last looked. */

import { ideasOf, isReadable } from '../room/things.js';
import { onStage } from '../room/view.js';
import { computed, signal } from '../vendor/ui.js';

/** @import {Idea, View} from '../room/words.js' */
/** @import {Drawer, Secrets} from '../room/secrets.js' */
/** @typedef {{drawer: Drawer, secrets: Secrets, room: {view: {value: View | null}}}} Watching a phone */
/** @typedef {ReturnType<typeof watched>} WentOn */

/** @type {WeakMap<Drawer, WentOn>} */
const known = new WeakMap();

/** @param {Watching} phone @returns {WentOn} the same one each time */
export function wentOn(phone) {
  const found = known.get(phone.drawer) ?? watched(phone);
  known.set(phone.drawer, found);
  return found;
}

/** @param {Watching} phone */
function watched({ drawer, secrets, room: { view } }) {
  const seen = signal(/** @type {Record<string, number>} */ (drawer.read('seen', {})));
  const ideas = computed(() => {
    const step = view.value && onStage(view.value);
    const continued = ideasOf(step).filter((idea) => idea.continuations.length > 0 && secrets.isMine(idea));
    return continued.filter((idea) => fromOthers(idea) > (seen.value[idea.name] ?? 0));
  });

  /** @param {Idea} idea */
  function fromOthers(idea) {
    return idea.continuations.filter((one) => isReadable(one) && !secrets.isMine(one)).length;
  }

  return {
    ideas,
    /** @param {Idea} idea */
    look(idea) {
      seen.value = { ...seen.value, [idea.name]: fromOthers(idea) };
      drawer.write('seen', seen.value);
    },
  };
}
