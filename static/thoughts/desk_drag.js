/** Dragging a thought by its grip, with finger, pen or mouse. Menus do all of it too; Escape lets everything stay. */

import { useEffect } from '../vendor/ui.js';
import { dropped } from './desk_drop.js';
import { freshGroup } from './grouping.js';

/** @import {Desk} from './desk_acts.js' */
/** @import {Target} from './desk_drop.js' */

const EDGE = 48; // px from the top or bottom of the pane, where it scrolls by itself
const STEP = 12;

/** @param {{current: HTMLElement | null}} place @param {Desk} desk */
export function useDrag(place, desk) {
  useEffect(() => {
    const board = place.current;
    if (!board) return;
    /** @param {PointerEvent} event */
    function take(event) {
      const grip = event.target instanceof Element ? event.target.closest('.grip') : null;
      /** @type {HTMLElement | null | undefined} */
      const card = grip?.closest('[data-idea]');
      if (!card || event.button) return;
      event.preventDefault();
      drag(/** @type {HTMLElement} */ (board), card, event, desk);
    }
    board.addEventListener('pointerdown', take);
    return () => board.removeEventListener('pointerdown', take);
  }, [desk]);
}

/** @param {HTMLElement} board @param {HTMLElement} card @param {PointerEvent} start @param {Desk} desk */
function drag(board, card, start, desk) {
  const ghost = ghostOf(card);
  const pane = board.closest('.pane') ?? document.documentElement;
  let target = /** @type {{element: Element, to: Target} | null} */ (null);
  let at = start;
  let frame = 0;
  desk.isDragging.value = true;
  card.classList.add('is-dragged');

  function follow() {
    frame = requestAnimationFrame(follow);
    const { top, bottom } = pane.getBoundingClientRect();
    const floor = Math.min(bottom, innerHeight);
    if (at.clientY < Math.max(top, 0) + EDGE) pane.scrollTop -= STEP;
    if (at.clientY > floor - EDGE) pane.scrollTop += STEP;
    ghost.style.transform = `translate(${at.clientX - start.clientX}px, ${at.clientY - start.clientY}px)`;
    const under = targetAt(at.clientX, at.clientY, board, card);
    if (under?.element === target?.element) return;
    target?.element.classList.remove('is-target');
    target = under;
    target?.element.classList.add('is-target');
  }

  /** @param {PointerEvent} event */
  function move(event) {
    if (event.pointerId === start.pointerId) at = event;
  }

  /** @param {PointerEvent} event */
  function drop(event) {
    if (event.pointerId !== start.pointerId) return;
    at = event;
    const to = targetAt(at.clientX, at.clientY, board, card)?.to;
    end();
    if (to) desk.all(dropped(desk.now.peek().step, card.dataset.idea ?? '', to, freshGroup));
  }

  /** @param {KeyboardEvent} event */
  function giveUp(event) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    end();
  }

  function end() {
    cancelAnimationFrame(frame);
    target?.element.classList.remove('is-target');
    card.classList.remove('is-dragged');
    ghost.remove();
    desk.isDragging.value = false;
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', drop);
    removeEventListener('pointercancel', end);
    removeEventListener('keydown', giveUp, true);
  }

  addEventListener('pointermove', move);
  addEventListener('pointerup', drop);
  addEventListener('pointercancel', end);
  addEventListener('keydown', giveUp, true);
  follow();
}

/** @param {number} x @param {number} y @param {HTMLElement} board @param {HTMLElement} dragged @returns {{element: Element, to: Target} | null} */
function targetAt(x, y, board, dragged) {
  const under = document.elementFromPoint(x, y);
  /** @type {HTMLElement | null | undefined} */
  const lane = under?.closest('[data-column]');
  if (!under || !lane || !board.contains(lane)) return null;
  /** @type {HTMLElement | null} */
  const card = under.closest('[data-idea]');
  if (card === dragged) return null;
  /** @type {HTMLElement | null} */
  const group = under.closest('[data-group]');
  const to = {
    card: card?.dataset.idea ?? null,
    group: group?.dataset.group ?? null,
    column: Number(lane.dataset.column),
  };
  return { element: group ?? card ?? lane, to };
}

/** What follows the finger. @param {HTMLElement} card */
function ghostOf(card) {
  const { left, top, width } = card.getBoundingClientRect();
  const ghost = /** @type {HTMLElement} */ (card.cloneNode(true));
  ghost.removeAttribute('data-idea');
  ghost.classList.add('ghost');
  ghost.setAttribute('aria-hidden', 'true');
  ghost.inert = true;
  Object.assign(ghost.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
  document.body.append(ghost);
  return ghost;
}
