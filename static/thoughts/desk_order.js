/** In which order and place a board stands at the desk. */

/** @import {ThoughtStep, Idea} from '../room/words.js' */
/** @typedef {{group: {group: string, title: string}, at: number, size: number, ideas: Idea[]}} Stack */
/** @typedef {{column: number, count: number, stacks: Stack[], loose: Idea[]}} Lane */

/**
 * A lane for each column, or one. A group whose thoughts lie in two columns stands in both; `size` is the whole of it.
 * @param {ThoughtStep} step @param {Idea[]} order @returns {Lane[]}
 */
export function lanesFor({ columns, groups }, order) {
  const lanes = Array.from({ length: Math.max(1, columns.length) }, (_, column) => ({
    column,
    count: 0,
    stacks: /** @type {Stack[]} */ ([]),
    loose: /** @type {Idea[]} */ ([]),
  }));
  const places = new Map(groups.map(({ group }, at) => [group, at]));
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const { group } of order) if (group) sizes.set(group, (sizes.get(group) ?? 0) + 1);

  for (const idea of order) {
    const lane = lanes[columnOf(idea, columns)];
    lane.count++;
    const at = idea.group === null ? undefined : places.get(idea.group);
    if (at === undefined) {
      lane.loose.push(idea);
      continue;
    }
    const group = groups[at];
    let stack = lane.stacks.find((one) => one.at === at);
    if (!stack) {
      stack = { group, at, size: sizes.get(group.group) ?? 0, ideas: [] };
      lane.stacks.push(stack);
    }
    stack.ideas.push(idea);
  }
  for (const lane of lanes) lane.stacks.sort((one, other) => one.at - other.at);
  return lanes;
}

/** @param {Pick<Idea, 'column'>} idea @param {readonly unknown[]} columns */
export function columnOf({ column }, columns) {
  return Math.min(column, Math.max(1, columns.length) - 1);
}

/** What was there stays where it was, and what came stands at the end. @param {Idea[]} before @param {Idea[]} ideas */
export function heldOrder(before, ideas) {
  const byName = new Map(ideas.map((idea) => [idea.name, idea]));
  const stay = before.flatMap(({ name }) => byName.get(name) ?? []);
  for (const { name } of stay) byName.delete(name);
  return [...stay, ...byName.values()];
}
