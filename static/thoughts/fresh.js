/** The thoughts that came, or were gone on from, a moment ago before these eyes. */

import { useLayoutEffect, useRef, useState } from '../vendor/ui.js';

/** @import {Idea} from '../room/words.js' */

const FRESH_FOR = 4_000;
/** @type {Set<string>} */
const NONE = new Set();

/** @param {Idea[]} ideas @returns {Set<string>} names of ideas */
export function useFresh(ideas) {
  const [fresh, setFresh] = useState(NONE);
  const seen = useRef(/** @type {Set<string> | null} */ (null));
  const clock = useRef(0);

  useLayoutEffect(() => {
    const before = seen.current;
    seen.current = new Set(ideas.flatMap(namesIn));
    if (!before) return;
    const came = ideas.filter((idea) => namesIn(idea).some((name) => !before.has(name)));
    if (!came.length) return;
    setFresh(new Set(came.map(({ name }) => name)));
    clearTimeout(clock.current);
    clock.current = window.setTimeout(() => setFresh(NONE), FRESH_FOR);
  }, [ideas]);
  useLayoutEffect(() => () => clearTimeout(clock.current), []);

  return fresh;
}

/** @param {Idea} idea */
function namesIn({ name, continuations }) {
  return [name, ...continuations.map((continuation) => continuation.name)];
}
