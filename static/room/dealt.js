/** A round that is dealt into groups: what events make of it, what became of one who was here, and who sits where. */

/** @import {Entry, Fate} from './given.js' */
/** @import {DealtStep, View} from './words.js' */
/** @typedef {DealtStep['deals'][number]} Deal */
/** @typedef {{round: number, name: string, group: number, left: string}} Placed */

export const ofDeals = {
  /** @template {DealtStep} S @param {S} step @param {Deal} event @returns {S} */
  GroupsDealt: (step, { round, groups }) => ({ ...step, deals: [...step.deals, { round, groups }] }),
  /** @template {DealtStep} S @param {S} step @param {Placed} placed @returns {S} */
  LatecomerPlaced: (step, placed) => ({
    ...step,
    deals: step.deals.map((deal) => (deal.round === placed.round ? joined(deal, placed) : deal)),
  }),
};

/** @param {Deal} deal @param {Placed} placed */
function joined(deal, { name, group, left }) {
  const kept = deal.groups.map((names) => names.filter((one) => one !== left));
  kept[group].push(name);
  return { ...deal, groups: kept };
}

/** @param {Entry} entry @param {DealtStep} step @param {View} view @returns {Fate} */
export function fateOfHere({ name, round = 0 }, { step, deals, round: open }, { stage }) {
  if (deals.some(({ groups }) => groups.flat().includes(name))) return 'counted';
  return round < open || stage !== step ? 'over' : 'sealed';
}
