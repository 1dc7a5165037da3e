/** A part that is fetched when it is first needed, so that the first page stays small. */

import { html, useEffect, useState } from '../vendor/ui.js';

/** @typedef {() => Promise<any>} Load gives a component */

/** @type {Map<Load, any>} */
const loaded = new Map();

/** @param {{load: Load, [prop: string]: unknown}} props */
export function Later({ load, ...props }) {
  const [, redraw] = useState(0);
  const part = loaded.get(load);
  useEffect(() => {
    if (!part) fetchPart(load).then(() => redraw((count) => count + 1));
  }, [load]);
  return part ? html`<${part} ...${props} />` : null;
}

/** Before the network may be gone. @param {Load} load @returns {Promise<any>} the part, as soon as it can be had */
export async function fetchPart(load) {
  const part = await load();
  loaded.set(load, part);
  return part;
}
