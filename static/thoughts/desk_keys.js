/**
 * The keys of a board at the desk. They mean the thought that is at hand: the one with the focus, else the one under the
 * pointer, else the one that the room looks at.
 */

import { t } from '../lib/i18n.js';
import { MOST_COLUMNS } from '../room/limits_of_kinds.js';
import { useKey } from '../shared/keys.js';
import { useEffect } from '../vendor/ui.js';
import { columnOf } from './desk_order.js';
import { toggleChoosing } from './grouping.js';
import { pickByChance } from './spotlight.js';

/** @import {Idea} from '../room/words.js' */
/** @import {Desk} from './desk_acts.js' */

const WAYS = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] };

/** @param {{current: HTMLElement | null}} place @param {Desk} desk @param {string[]} columns */
export function useBoardKeys(place, desk, columns) {
  /** @returns {Idea | null} */
  function atHand() {
    const { view, step } = desk.now.peek();
    const board = place.current;
    const focused = board?.contains(document.activeElement)
      ? document.activeElement?.closest('[data-idea]')
      : null;
    /** @type {HTMLElement | null | undefined} */
    const card = /** @type {HTMLElement | null} */ (focused) ?? board?.querySelector('[data-idea]:hover');
    const name = card?.dataset.idea ?? view.spotlight;
    return step.ideas.find((idea) => idea.name === name && !idea.is_taken_back) ?? null;
  }

  /** A continuation, when its own button has the focus. */
  function cover() {
    const idea = atHand();
    /** @type {HTMLElement | null | undefined} */
    const acts = document.activeElement?.closest('[data-thing]');
    const thing = idea?.continuations.find((one) => one.name === acts?.dataset.thing) ?? idea;
    if (!thing || thing.is_taken_back) return askForOne();
    if (thing.hidden?.reason === 'covered') desk.show(thing.name, 'hide');
    else if (!thing.hidden) desk.act('CoverIdea', { idea: thing.name });
  }

  function light() {
    const { view } = desk.now.peek();
    const idea = atHand();
    if (view.spotlight && (!idea || idea.name === view.spotlight)) desk.ask('ClearSpotlight');
    else if (idea && !idea.hidden) desk.act('PutSpotlight', { idea: idea.name });
    else pickByChance(desk);
  }

  function shape() {
    const idea = atHand();
    if (!idea) return askForOne();
    if (!idea.hidden) desk.show(idea.name, 'shape');
  }

  /** @param {number} column */
  function move(column) {
    const idea = atHand();
    if (!idea) return askForOne();
    if (columnOf(idea, columns) !== column) desk.act('MoveIdeas', { ideas: [idea.name], column });
  }

  function askForOne() {
    desk.said.value = t('Which thought? Point at it, or go to it by Tab and the arrows.');
  }

  useKey('s', t('Spotlight, on and off'), light);
  useKey('x', t('Cover the thought at hand, then say why'), cover);
  useKey('g', t('Choose thoughts to group'), () => toggleChoosing(desk));
  useKey('m', t('Write what the room agrees on, from the thought at hand'), shape);
  for (let column = 0; column < MOST_COLUMNS; column++) {
    const title = columns[column];
    useKey(title ? String(column + 1) : '', t('To: {column}', { column: title ?? '' }), () => move(column));
  }
  useArrows(place, desk);
}

/** Arrows go from card to card. @param {{current: HTMLElement | null}} place @param {Desk} desk */
function useArrows(place, desk) {
  useEffect(() => {
    const board = place.current;
    /** @param {KeyboardEvent} event */
    function go(event) {
      const way = WAYS[/** @type {keyof typeof WAYS} */ (event.key)];
      const from = event.target instanceof Element ? event.target : null;
      if (!way || !from || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (from.closest('textarea, select, input:not([type="checkbox"]), .opened')) return;
      const to = nearest(from.closest('[data-idea]'), /** @type {HTMLElement} */ (board), way);
      if (!to) return;
      event.preventDefault();
      to.focus();
      to.closest('[data-idea]')?.scrollIntoView({ block: 'nearest' });
    }
    board?.addEventListener('keydown', go);
    return () => board?.removeEventListener('keydown', go);
  }, [desk]);
}

/** The first thing to press of the nearest card that way. @param {Element | null} from @param {HTMLElement} board @param {number[]} way */
function nearest(from, board, [x, y]) {
  if (!from) return null;
  const here = middleOf(from);
  let least = Number.POSITIVE_INFINITY;
  /** @type {HTMLElement | null} */
  let found = null;
  for (const card of board.querySelectorAll('[data-idea]')) {
    const there = middleOf(card);
    const along = (there.x - here.x) * x + (there.y - here.y) * y;
    const aside = Math.abs((there.x - here.x) * y) + Math.abs((there.y - here.y) * x);
    const far = along + aside * 3; // rather straight on than near
    /** @type {HTMLElement | null} */
    const button = card.querySelector('button, input, summary');
    if (card === from || along < 8 || far >= least || !button) continue;
    least = far;
    found = button;
  }
  return found;
}

/** @param {Element} card */
function middleOf(card) {
  const { left, right, top } = card.getBoundingClientRect();
  return { x: (left + right) / 2, y: top + 20 };
}
