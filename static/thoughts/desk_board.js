/** A board at the desk: as the room sees it, with what a facilitator may do to each thought. */

import { html, useLayoutEffect, useMemo, useRef } from '../vendor/ui.js';
import { ColumnChooser, LaneHead } from './columns.js';
import { openDesk } from './desk_acts.js';
import { DeskCard } from './desk_card.js';
import { useDrag } from './desk_drag.js';
import { useKeptFocus } from './desk_focus.js';
import { useGlide } from './desk_glide.js';
import { useBoardKeys } from './desk_keys.js';
import { heldOrder, lanesFor } from './desk_order.js';
import { groupColour } from './group_mark.js';
import { ChooseButton, ChosenBar, GroupHead } from './grouping.js';
import { newestFirst } from './newest.js';
import { Holding, Reading } from './reading.js';
import { Spotlight } from './spotlight.js';

/** @import {ThoughtStep, Idea, View} from '../room/words.js' */
/** @import {Room} from '../room/room.js' */
/** @import {Desk, Performs} from './desk_acts.js' */
/** @import {Lane, Stack} from './desk_order.js' */

/** @param {{room: Room, performs: Performs, view: View, step: ThoughtStep}} props */
export function DeskBoard({ room, performs, view, step }) {
  const desk = useMemo(() => openDesk(performs, room.flags), [room, performs]);
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const isLive = view.phase === 'live' && view.stage === step.step;
  desk.now.value = { view, step, isLive };
  const order = useOrder(step, desk.isHeld.value);
  useKeptFocus(place); // before it glides: where it will stand is what is to be in sight
  useGlide(place, step);
  useLayoutEffect(() => desk.tidy(step), [step]);
  const card = useCards(desk);
  return html`
    <p class="said desk-said" role="status">${desk.said.value}</p>
    ${isLive && html`<${Reading} room=${room} desk=${desk} step=${step} />`}
    ${isLive && html`<${Tools} desk=${desk} view=${view} step=${step} place=${place} />`}
    <div class=${step.columns.length ? 'desk-board has-lanes' : 'desk-board'} data-lane=${desk.lane.value} ref=${place}>
      ${lanesFor(step, order).map((lane) => html`<${LaneOfBoard} key=${lane.column} desk=${desk} step=${step} lane=${lane} card=${card} />`)}
    </div>
    ${isLive && html`<${ChosenBar} desk=${desk} step=${step} />`}
  `;
}

/** @param {{desk: Desk, view: View, step: ThoughtStep, place: {current: HTMLElement | null}}} props */
function Tools({ desk, view, step, place }) {
  useBoardKeys(place, desk, step.columns);
  useDrag(place, desk);
  return html`
    <div class="desk-tools">
      <${Spotlight} desk=${desk} view=${view} step=${step} />
      ${step.ideas.length > 1 && html`<${ChooseButton} desk=${desk} />`}
      ${step.mode !== 'open' && html`<${Holding} desk=${desk} view=${view} />`}
    </div>
    ${step.columns.length > 0 && html`<${ColumnChooser} desk=${desk} step=${step} />`}
  `;
}

/** @param {{desk: Desk, step: ThoughtStep, lane: Lane, card: (idea: Idea) => unknown}} props */
function LaneOfBoard({ desk, step, lane, card }) {
  const { column, stacks, loose } = lane;
  const isChosen = desk.lane.value === column;
  return html`
    <section class=${isChosen ? 'desk-lane is-chosen' : 'desk-lane'} data-column=${column} aria-label=${step.columns[column]}>
      ${step.columns.length > 0 && html`<${LaneHead} step=${step} lane=${lane} />`}
      ${stacks.map((stack) => html`<${GroupOfBoard} key=${stack.group.group} desk=${desk} stack=${stack} card=${card} />`)}
      <div class="desk-cards">${loose.map(card)}</div>
    </section>
  `;
}

/** @param {{desk: Desk, stack: Stack, card: (idea: Idea) => unknown}} props */
function GroupOfBoard({ desk, stack, card }) {
  return html`
    <section class="desk-group ${groupColour(stack.at)}" data-group=${stack.group.group}>
      <${GroupHead} desk=${desk} stack=${stack} />
      <div class="desk-cards">${stack.ideas.map(card)}</div>
    </section>
  `;
}

/** The newest first; while `isHeld`, all stay where they are. @param {ThoughtStep} step @param {boolean} isHeld */
function useOrder({ ideas }, isHeld) {
  const before = useRef(/** @type {Idea[]} */ ([]));
  before.current = isHeld ? heldOrder(before.current, ideas) : newestFirst(ideas);
  return before.current;
}

/** The same as before for the same thought: what did not change is not even looked at. @param {Desk} desk */
function useCards(desk) {
  const drawn = useRef(/** @type {Map<string, {idea: Idea, made: any}>} */ (new Map())).current;
  /** @param {Idea} idea */
  return (idea) => {
    const before = drawn.get(idea.name);
    if (before?.idea === idea) return before.made;
    const made = html`<${DeskCard} key=${idea.name} desk=${desk} idea=${idea} />`;
    drawn.set(idea.name, { idea, made });
    return made;
  };
}
