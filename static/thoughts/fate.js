/** What became of a thought that this phone gave. */

import { thingsOf } from '../room/things.js';

/** @import {Entry, Fate} from '../room/given.js' */
/** @import {ThoughtStep, View} from '../room/words.js' */

/** @param {Entry} entry @param {ThoughtStep} step @param {View} view @returns {Fate} */
export function fateOfThought(entry, step, view) {
  const isHere = view.stage === entry.step;
  if (entry.act === 'AddNothing') return step.round === entry.round && isHere ? 'sealed' : 'over';
  const fate = shownOrSealed(entry, step);
  if (fate !== 'sealed' || isHere) return fate;
  if (view.phase === 'ended') return 'lost';
  return step.is_ajar || step.opened_at === null ? 'parked' : 'unshown';
}

/** @param {Entry} entry @param {ThoughtStep} step @returns {Fate} */
function shownOrSealed({ act, name, idea }, step) {
  const things = thingsOf(step);
  if (things.some((thing) => thing.name === name || thing.changed_by.includes(name))) return 'shown';
  if (step.withheld?.some((one) => one.name === name)) return 'withheld';
  const isAbout = act === 'ChangeIdea' || act === 'TakeBackLater';
  return isAbout && things.some((thing) => thing.name === idea && thing.is_taken_back) ? 'over' : 'sealed';
}
