/**
 * All thoughts of a board, for the last row: never under 28 px on a screen 1080 px high. What the newest round touched
 * comes first; what does not fit on one page comes on further pages, which turn slowly until somebody holds one.
 */

import { t } from '../lib/i18n.js';
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from '../vendor/ui.js';
import { latestRound, newestFirst } from './newest.js';
import { WallCard } from './wall_card.js';
import { planWall } from './wall_layout.js';

/** @import {Idea} from '../room/words.js' */
/** @import {Measure, Plan, Try} from './wall_layout.js' */

const SIZES = [5.2, 4.6, 4.1, 3.6, 3.2, 2.9, 2.6]; // per cent of the screen's height: 56 to 28 px of 1080
const COLUMN = 11.5; // letters' heights that a column needs
const TURN_AFTER = 20_000;
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
    ${
      pages > 1 &&
      html`
        <div class="wall-pages">
          <span>${t('Page {page} of {pages}', { page: Math.min(page, pages - 1) + 1, pages })}</span>
          <button type="button" onClick=${() => turn(0)}>${isHeld ? t('Turn the pages slowly') : t('Hold this page')}</button>
        </div>
      `
    }
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
    head: heightOf(/** @type {Element} */ (card.querySelector('.wall-head'))),
    continuations: Array.from(card.querySelectorAll('li'), heightOf),
  };
}

/** @param {Element} element */
function heightOf(element) {
  return element.getBoundingClientRect().height;
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

/**
 * The page that is seen. Arrow keys and clickers turn it and hold it; `turn(0)` holds or lets go.
 * @param {number} pages @param {number} round
 * @returns {[number, boolean, (by: number) => void]}
 */
function usePages(pages, round) {
  const [page, setPage] = useState(0);
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    setPage(0);
    setHeld(false);
  }, [round]);

  useEffect(() => {
    if (pages < 2 || isHeld) return;
    const clock = setTimeout(() => setPage((page + 1) % pages), TURN_AFTER);
    return () => clearTimeout(clock);
  }, [pages, page, isHeld]);

  /** @param {number} by */
  function turn(by) {
    setHeld(by !== 0 || !isHeld);
    if (by) setPage((now) => (Math.min(now, pages - 1) + by + pages) % pages);
  }

  useEffect(() => {
    if (pages < 2) return;
    /** @param {KeyboardEvent} event */
    function hear({ key }) {
      if (key === 'ArrowRight' || key === 'PageDown') turn(1);
      if (key === 'ArrowLeft' || key === 'PageUp') turn(-1);
    }
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  });

  return [page, isHeld, turn];
}
