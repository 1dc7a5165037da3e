/** A round that is dealt into groups: what events make of it, what became of one who was here, and who sits where. */

/** @import {Entry, Fate} from './given.js' */
/** @import {DealtStep, View} from './words.js' */
/** @typedef {DealtStep['deals'][number]} Deal */

export const ofDeals = {
  /** @template {DealtStep} S @param {S} step @param {Deal} event @returns {S} */
  GroupsDealt: (step, { round, groups }) => ({ ...step, deals: [...step.deals, { round, groups }] }),
  /** @template {DealtStep} S @param {S} step @param {{round: number, name: string, group: number}} event @returns {S} */
  LatecomerPlaced: (step, { round, name, group }) => ({
    ...step,
    deals: step.deals.map((deal) => (deal.round === round ? joined(deal, name, group) : deal)),
  }),
};

/** @param {Deal} deal @param {string} name @param {number} group */
function joined(deal, name, group) {
  const groups = deal.groups.map((names, place) => (place === group ? [...names, name] : names));
  return { ...deal, groups };
}

/** Of the open round. @param {DealtStep} step */
export function dealOf({ deals, round }) {
  return deals.find((deal) => deal.round === round) ?? null;
}

/** @param {Entry} entry @param {DealtStep} step @param {View} view @returns {Fate} */
export function fateOfHere({ name, round = 0 }, { step, deals, round: open }, { stage }) {
  if (deals.some((deal) => placeOf(deal, name) >= 0)) return 'counted';
  return round < open || stage !== step ? 'over' : 'sealed';
}

/** The number of the group in which this name is, or -1. @param {Deal} deal @param {string} name */
export function placeOf({ groups }, name) {
  return groups.findIndex((names) => names.includes(name));
}
