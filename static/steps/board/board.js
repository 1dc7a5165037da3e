/** A board gathers thoughts under a prompt, in columns if wanted. */

import { fateOfThought } from '../../thoughts/fate.js';
import { noThoughts, ofThoughts, scrubbed } from '../../thoughts/fold.js';

/** @type {import('../kind.js').Kind<import('../../events.js').BoardStep>} */
export const kind = {
  ends: 'shown',
  mayBeAjar: true,
  fresh: ({ mode, columns }) => ({ kind: 'board', mode, columns, is_ajar: false, ...noThoughts() }),
  anew: ({ mode, columns }) => ({ mode, columns, is_ajar: false }),
  apply: /** @type {any} */ (ofThoughts),
  isShown: ({ shown, round }) => shown.some((one) => one.round === round),
  ended: (step) => ({ ...scrubbed(step), is_ajar: false }),
  fate: fateOfThought,
};
