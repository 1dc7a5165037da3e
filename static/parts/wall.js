/**
 * All thoughts of a board, for the last row: never under 28 px on a screen 1080 px high. What the newest round touched
 * comes first; what does not fit on one page comes on further pages, which turn slowly until somebody holds one.
 */

import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from '../vendor/ui.js';
import { latestRound, newestFirst } from './newest.js';
import { WallCard } from './wall_card.js';
import { planWall } from './wall_layout.js';
import { usePages, WallPages } from './wall_pages.js';

/** @import {Idea} from '../room/words.js' */
/** @import {Measure, Plan, Try} from './wall_layout.js' */

const SIZES = [5.2, 4.6, 4.1, 3.6, 3.2, 2.9, 2.6]; // per cent of the screen's height: 56 to 28 px of 1080
const COLUMN = 11.5; // letters' heights that a column needs
const FRESH_FOR = 4_000;

/** @param {{ideas: Idea[], round: number}} props `round`: the newest one that was shown */
export function Wall({ ideas, round }) {
  const ordered = useMemo(() => newestFirst(ideas), [ideas]);
  const [box, plan] = usePlan(ordered);
  const isFresh = useFresh(round);
  const pages = plan?.pages.length ?? 0;
  const [page, isHeld, turn] = usePages(pages, round);
  const columns = plan?.pages[Math.min(page, pages - 1)] ?? [];

  return html`
    <div class="wall" ref=${box}>
      <div class="wall-measure" aria-hidden="true">
        ${ordered.map((idea) => html`<${WallCard} key=${idea.name} idea=${idea} />`)}
      </div>
      <div class="wall-columns" style=${plan && { '--wall-size': `${plan.size}vh`, '--wall-columns': plan.columns }}>
        ${columns.map(
          (column, place) => html`
            <div class="wall-column" key=${place}>
              ${column.map(
                ({ card, from, to }) =>
                  ordered[card] &&
                  html`<${WallCard}
                    key=${`${ordered[card].name}:${from}`}
                    idea=${ordered[card]}
                    from=${from}
                    to=${to}
                    isFresh=${isFresh && latestRound(ordered[card]) === round}
                  />`,
              )}
            </div>
          `,
        )}
      </div>
    </div>
    <${WallPages} page=${page} pages=${pages} isHeld=${isHeld} onHold=${() => turn(0)} />
  `;
}

/** The layout for what stands there now, made anew when the thoughts or the screen change. @param {Idea[]} ordered */
function usePlan(ordered) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const [plan, setPlan] = useState(/** @type {Plan | null} */ (null));

  useLayoutEffect(() => {
    const wall = /** @type {HTMLElement} */ (box.current);
    const make = () => setPlan(planWall(triesFor(wall), (attempt) => measure(wall, attempt)));
    make();
    const sizes = new ResizeObserver(make);
    sizes.observe(wall);
    return () => sizes.disconnect();
  }, [ordered]);

  return /** @type {const} */ ([box, plan]);
}

/** @param {HTMLElement} wall @returns {Try[]} */
function triesFor(wall) {
  const tries = SIZES.map((size) => {
    const letter = (size / 100) * window.innerHeight;
    return { size, columns: Math.max(1, Math.floor(wall.clientWidth / (letter * (COLUMN + 0.8)))) };
  });
  const { size, columns } = tries[tries.length - 1];
  // A single thought too long for a narrow column gets wider ones.
  for (let fewer = columns - 1; fewer > 0; fewer--) tries.push({ size, columns: fewer });
  return tries;
}

/** @param {HTMLElement} wall @param {Try} attempt */
function measure(wall, { size, columns }) {
  const cards = /** @type {HTMLElement} */ (wall.querySelector('.wall-measure'));
  const gap = (size / 100) * window.innerHeight * 0.5;
  cards.style.setProperty('--wall-size', `${size}vh`);
  cards.style.inlineSize = `${(wall.clientWidth - gap * (columns - 1)) / columns}px`;
  return { measures: Array.from(cards.children, measureOf), height: wall.clientHeight, gap };
}

/** @param {Element} card @returns {Measure} */
function measureOf(card) {
  return {
    whole: heightOf(card),
    head: heightOf(card.querySelector('.wall-head')),
    list: heightOf(card.querySelector('.continuations')),
    continuations: Array.from(card.querySelectorAll('li'), heightOf),
  };
}

/** @param {Element | null} element */
function heightOf(element) {
  return element ? element.getBoundingClientRect().height : 0;
}

/** For a moment after a round was shown before these eyes. @param {number} round */
function useFresh(round) {
  const [isFresh, setFresh] = useState(false);
  const seen = useRef(round);
  useEffect(() => {
    if (seen.current === round) return;
    seen.current = round;
    setFresh(true);
    const clock = setTimeout(() => setFresh(false), FRESH_FOR);
    return () => clearTimeout(clock);
  }, [round]);
  return isFresh;
}
