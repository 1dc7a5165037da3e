/** The thought that the whole room looks at. Chance picks it, unless somebody asks for one: so it is no praise. */

import { t } from '../lib/i18n.js';
import { isReadable } from '../room/things.js';
import { html, useRef } from '../vendor/ui.js';
import { sentenceOf } from './idea.js';
import { firstWords } from './idea_menu.js';

/** @import {ThoughtStep, Idea, View} from '../room/words.js' */
/** @import {Desk} from './desk_acts.js' */

/** @param {{desk: Desk, view: View, step: ThoughtStep}} props */
export function Spotlight({ desk, view, step }) {
  const place = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const lit = step.ideas.find((idea) => idea.name === view.spotlight);
  const canPick = step.ideas.some(mayBePicked);
  if (!lit && !canPick) return null;

  /** Its own button goes with it. */
  function clear() {
    place.current?.focus();
    desk.ask('ClearSpotlight');
  }

  return html`
      ${lit && html`<p class="spotlight-words" dir="auto"><span class="quiet">${t('The room looks at:')}</span> ${firstWords({ ...lit, text: sentenceOf(lit) ?? lit.text }, 120)}</p>`}
      <button type="button" class="small" ref=${place} aria-keyshortcuts=${lit ? undefined : 'S'} aria-disabled=${!canPick} onClick=${() => canPick && pickByChance(desk)}>
        ${lit ? t('Another one by chance') : t('Pick one by chance')}
      </button>
      ${lit && html`<button type="button" class="small" aria-keyshortcuts="S" onClick=${clear}>${t('Spotlight off')}</button>`}
  `;
}

/** Every thought comes once before one comes again. @type {Set<string>} */
const picked = new Set();

/** @param {Desk} desk */
export function pickByChance(desk) {
  const { view, step } = desk.now.peek();
  const idea = chosenByChance(step.ideas, view.spotlight, picked);
  if (!idea) return;
  picked.add(idea.name);
  desk.act('PutSpotlight', { idea: idea.name });
}

/**
 * One of those that stand and do not rest, rather not one of `before`, and not the one that is looked at.
 * @param {Idea[]} ideas @param {string | null} lit @param {Set<string>} before @param {() => number} [chance] from 0 to 1
 * @returns {Idea | null}
 */
export function chosenByChance(ideas, lit, before, chance = Math.random) {
  const all = ideas.filter(mayBePicked);
  const others = all.filter((idea) => idea.name !== lit);
  const fresh = others.filter((idea) => !before.has(idea.name));
  if (!fresh.length) for (const { name } of all) before.delete(name);
  const those = fresh.length ? fresh : others.length ? others : all;
  return those[Math.floor(chance() * those.length)] ?? null;
}

/** @param {Idea} idea */
function mayBePicked(idea) {
  return isReadable(idea) && !idea.is_resting;
}
