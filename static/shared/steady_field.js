/** What comes above a field must not push it away from who is writing in it. */

import { useLayoutEffect } from '../vendor/ui.js';

/** In a component that stands above: the focused field stays where it is on the screen. */
export function useSteadyField() {
  const field = document.activeElement instanceof HTMLTextAreaElement ? document.activeElement : null;
  const before = field?.getBoundingClientRect().top;
  useLayoutEffect(() => {
    if (!field?.isConnected || before === undefined) return;
    const moved = field.getBoundingClientRect().top - before;
    if (moved) scrollBy(0, moved);
  });
}
