/**
 * The browser's fold, for Python: each line that comes is {view, events}, and is answered by the view after them.
 */

import { createInterface } from 'node:readline';
import { canonical } from '../../static/lib/canonical.js';
import { foldOf } from '../../static/room/log.js';
import { KINDS } from '../../static/steps/kinds.js';

const apply = foldOf(KINDS);

for await (const line of createInterface({ input: process.stdin })) {
  const { view, events } = JSON.parse(line);
  console.log(canonical(events.reduce(apply, view)));
}
