/** A board gathers thoughts under a prompt, in columns if wanted. */

import { fateOfThought } from '../../thoughts/fate.js';
import { noThoughts, ofThoughts, scrubbed } from '../../thoughts/fold.js';

/** @type {import('../kind.js').Kind<import('../../events.js').BoardStep>} */
export const kind = {
  mayBeAjar: true,
  fresh: noThoughts,
  anew: ({ mode, columns }) => ({ mode, columns, is_ajar: false }),
  apply: /** @type {any} */ (ofThoughts),
  ended: (step) => ({ ...scrubbed(step), is_ajar: false }),
  fate: fateOfThought,
};
