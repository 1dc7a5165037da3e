/**
 * Thoughts for the last row: never under 28 px on a screen 1080 px high. What the newest round touched comes first; what
 * does not fit on one page comes on further pages, which turn slowly until somebody holds one.
 */

import { t } from '../lib/i18n.js';
import { html, useLayoutEffect, useMemo, useRef, useState } from '../vendor/ui.js';
import { latestRound } from './newest.js';
import { WallCard } from './wall_card.js';
import { useWallGlide } from './wall_glide.js';
import { WallGroup } from './wall_group.js';
import { lanesOf } from './wall_lanes.js';
import { planFolding, planWall } from './wall_layout.js';
import { looksOf, measureWall, triesFor } from './wall_measure.js';
import { usePages, WallPages } from './wall_pages.js';

/** @import {ThoughtStep} from '../room/words.js' */
/** @import {Block, Stack} from './wall_blocks.js' */
/** @import {Plan} from './wall_layout.js' */
/** @import {Look} from './wall_measure.js' */
/** @typedef {Pick<ThoughtStep, 'columns' | 'groups' | 'ideas'>} Thoughts */

/** @type {Set<string>} */
const NONE = new Set();

const LONGEST = 1_500; // ms until the last of many has come
const EACH = 150;
/** @type {Look} 82 to 28 px of 1080 */
const ALL = { sizes: [7.6, 6.8, 6.2, 5.7, 5.2, 4.8, 4.4, 4.1, 3.8, 3.5, 3.2, 3, 2.8, 2.6], most: 12 };
/** @type {Look} for one thought alone */
const ONE = { sizes: [10, 8.6, 7.4, 6.4, 5.6, 4.9, 4.3, 3.8, 3.4, 3, 2.6], most: 2, isOneFirst: true };

/**
 * `turnsTo`: whenever it changes, the first page is seen again. `fresh`: names of thoughts that came a moment ago. `isOne`:
 * one thought, with everything that it grew from.
 * @param {{thoughts: Thoughts, turnsTo?: unknown, fresh?: Set<string>, isOne?: boolean, children?: unknown}} props
 */
export function Wall({ thoughts, turnsTo = null, fresh = NONE, isOne = false, children = null }) {
  const { columns, ideas } = thoughts;
  const look = isOne ? ONE : ALL;
  const lanes = useMemo(() => lanesOf(thoughts), [columns, thoughts.groups, ideas]);
  const [box, plan] = usePlan(lanes, look);
  const newest = useMemo(() => Math.max(0, ...ideas.map(latestRound)), [ideas]);
  const pages = usePages(plan?.pages.length ?? 0, turnsTo);
  const seen = plan?.pages[pages.page] ?? [];
  const shape = plan && Object.entries(looksOf(plan, look)).flatMap(([name, isOn]) => (isOn ? [name] : []));
  useWallGlide(box, plan, `${pages.page} ${turnsTo}`);

  return html`
    <div class=${isOne ? 'wall is-one' : 'wall'} ref=${box}>
      <${Copies} thoughts=${thoughts} newest=${newest} isOne=${isOne} />
      <div class=${`wall-lanes ${shape?.join(' ') ?? ''} ${fresh.size < ideas.length ? 'has-older' : ''}`} key=${pages.page} style=${plan && { '--wall-size': `${plan.size}vmin`, '--wall-lanes': Math.ceil(lanes.length / plan.rows), '--wall-lines': plan.lines ?? 'none' }}>
        ${lanes.map(
          (_, lane) => html`
            <div class="wall-lane" key=${lane}>
              ${columns.length > 0 && html`<h2 class="wall-title" dir="auto">${columns[lane]}</h2>`}
              <div class="wall-columns" style=${{ '--wall-columns': plan?.columns ?? 1 }}>
                ${(seen[lane] ?? []).map(
                  (blocks, column) => html`
                    <div class="wall-column" key=${column}>
                      ${blocks.map((block) => html`<${Blocked} key=${nameOf(block, thoughts)} block=${block} thoughts=${thoughts} newest=${newest} fresh=${fresh} isOne=${isOne} />`)}
                    </div>
                  `,
                )}
              </div>
            </div>
          `,
        )}
      </div>
    </div>
    <div class="wall-foot">
      ${children}
      ${plan?.lines && html`<p class="quiet">${t('Long thoughts are cut here. On the phones they are whole.')}</p>`}
      <${WallPages} pages=${pages} thoughts=${ideas.length} />
    </div>
  `;
}

/** Everything once, in one narrow column: only to be measured. @param {{thoughts: Thoughts, newest: number, isOne: boolean}} props */
function Copies({ thoughts: { columns, groups, ideas }, newest, isOne }) {
  return html`
    <div class="wall-measure" aria-hidden="true">
      ${columns.map((title) => html`<h2 class="wall-title">${title}</h2>`)}
      ${groups.map(({ group }) => html`<${WallGroup} key=${group} groups=${groups} group=${group} isAgain />`)}
      ${ideas.map((idea) => html`<${WallCard} key=${idea.name} idea=${idea} newest=${newest} isWhole=${isOne} />`)}
    </div>
  `;
}

/** @param {{block: Block, thoughts: Thoughts, newest: number, fresh: Set<string>, isOne: boolean}} props */
function Blocked({ block: { group, goesOn, pieces }, thoughts: { groups, ideas }, newest, fresh, isOne }) {
  const cards = pieces
    // What was taken away a moment ago may still stand in the layout.
    .filter(({ card }) => ideas[card])
    .map(
      ({ card, from, to }) =>
        html`<${WallCard} key=${ideas[card].name} idea=${ideas[card]} from=${from} to=${to} newest=${newest} isWhole=${isOne} late=${fresh.has(ideas[card].name) ? lateness(ideas[card].name, fresh.size) : null} />`,
    );
  if (group === null || !groups.some((one) => one.group === group)) return cards;
  return html`<${WallGroup} groups=${groups} group=${group} isAgain=${goesOn}>${cards}<//>`;
}

/** Many come one after another, mixed: after how many ms. @param {string} name @param {number} count */
function lateness(name, count) {
  let mixed = 0;
  for (const letter of name) mixed = (mixed * 31 + letter.charCodeAt(0)) % 997;
  return Math.round((mixed / 997) * Math.min(LONGEST, (count - 1) * EACH));
}

/** @param {Block} block @param {Thoughts} thoughts */
function nameOf({ group, pieces: [{ card, from }] }, { ideas }) {
  return `${group ?? ''} ${ideas[card]?.name} ${from}`;
}

/**
 * The layout for what stands there now, made anew when the thoughts or the screen change. Where only a line above or below
 * the wall goes, all stays where it is: page numbers, which come and go with a layout, would else undo it again and again.
 * @param {Stack[][]} lanes @param {Look} look
 */
function usePlan(lanes, look) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const [plan, setPlan] = useState(/** @type {Plan & {rows: number} | null} */ (null));

  useLayoutEffect(() => {
    const wall = /** @type {HTMLElement} */ (box.current);
    const make = () => {
      const { rows, tries } = triesFor(wall, lanes.length, look);
      const made = (look === ONE ? planWall : planFolding)(tries, lanes, (attempt) =>
        measureWall(wall, lanes.length, rows, look, attempt),
      );
      setPlan({ ...made, rows });
    };
    make();
    let last = sizeOf(wall);
    const sizes = new ResizeObserver(() => {
      const now = sizeOf(wall);
      if (now.width === last.width && now.height >= last.height) return;
      last = now;
      make();
    });
    sizes.observe(wall);
    return () => sizes.disconnect();
  }, [lanes, look]);

  return /** @type {const} */ ([box, plan]);
}

/** `width`: also that of the window, whose letters they are. @param {HTMLElement} wall */
function sizeOf({ clientWidth, clientHeight }) {
  return { width: `${clientWidth} ${window.innerWidth} ${window.innerHeight}`, height: clientHeight };
}
