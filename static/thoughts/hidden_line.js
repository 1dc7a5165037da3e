/** What stands in the place of a thought that is not to be read: a thin line that says why. */

import { t, tn } from '../lib/i18n.js';
import { thingsOf } from '../room/things.js';
import { html } from '../vendor/ui.js';

/** @import {ThoughtStep, Idea} from '../room/words.js' */
/** @typedef {{reason: string, own: string}} Why */

/** @param {{thing: Pick<Idea, 'hidden' | 'is_taken_back'>}} props */
export function HiddenLine({ thing }) {
  return html`<p class="hidden-line">${thing.hidden ? hiddenWords(thing.hidden) : t('Taken back by its author')}</p>`;
}

/** How many thoughts of a board are not to be read, and why. @param {{step: ThoughtStep}} props */
export function HiddenCount({ step }) {
  const hidden = thingsOf(step).flatMap((thing) =>
    thing.hidden && thing.hidden.reason !== 'covered' ? [thing.hidden] : [],
  );
  const { withheld } = step;
  if (!hidden.length && !withheld.length) return null;
  return html`
    <p class="hidden-count">
      ${hidden.length > 0 && html`<span>${tn(hidden.length, '1 thought was hidden: {reasons}.', '{count} thoughts were hidden: {reasons}.', { reasons: counted(hidden) })}</span>`}
      ${withheld.length > 0 && html`<span>${tn(withheld.length, '1 thought was read and not shown: {reasons}.', '{count} thoughts were read and not shown: {reasons}.', { reasons: counted(withheld) })}</span>`}
    </p>
  `;
}

/** @param {Why} hidden */
function hiddenWords(hidden) {
  return hidden.reason === 'covered'
    ? t('Covered for a moment')
    : t('Hidden: {reason}', { reason: reasonWords(hidden) });
}

/** @param {Why} why */
export function reasonWords({ reason, own }) {
  if (reason === 'person') return t('points at a person');
  if (reason === 'hurts') return t('hurts');
  if (reason === 'private') return t('private matter');
  if (reason === 'off_topic') return t('off topic');
  return reason === 'twice' ? t('posted twice') : own;
}

/** Posted twice (2), off topic. @param {Why[]} whys */
function counted(whys) {
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const why of whys) times.set(reasonWords(why), (times.get(reasonWords(why)) ?? 0) + 1);
  return [...times].map(([words, count]) => (count > 1 ? `${words} (${count})` : words)).join(', ');
}
