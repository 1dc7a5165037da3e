/** What it means to let go of a thought somewhere: pure, nothing is sent from here. */

import { columnOf } from './desk_order.js';

/** @import {ThoughtStep} from '../room/words.js' */
/** @typedef {{card: string | null, group: string | null, column: number}} Target `card` wins over `group` */
/** @typedef {{act: string, fields: object}} DropAct */

/**
 * Onto a card: into its group, or a new one with it. Onto a group: into it. Beside them: out of its group. And into the
 * column where that is.
 * @param {ThoughtStep} step @param {string} name of what is let go @param {Target} target @param {() => string} freshGroup
 * @returns {DropAct[]}
 */
export function dropped(step, name, target, freshGroup) {
  const idea = step.ideas.find((one) => one.name === name);
  const onto = step.ideas.find((one) => one.name === target.card);
  if (!idea || idea === onto) return [];
  const acts = [];
  if (target.column !== columnOf(idea, step.columns))
    acts.push({ act: 'MoveIdeas', fields: { ideas: [name], column: target.column } });
  const group = target.group ?? onto?.group ?? null;
  if (group !== null && group !== idea.group)
    acts.push({ act: 'GroupIdeas', fields: { group, ideas: [name] } });
  if (group === null && onto)
    acts.push({ act: 'GroupIdeas', fields: { group: freshGroup(), ideas: [onto.name, name] } });
  if (group === null && !onto && idea.group !== null)
    acts.push({ act: 'UngroupIdeas', fields: { ideas: [name] } });
  return acts;
}
