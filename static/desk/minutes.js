/** Minutes planned and used. Times are the server's milliseconds. */

/** @import {View} from '../room/words.js' */
/** @import {PlannedStep} from '../room/words.js' */

const MINUTE = 60_000;

/** How long a step has been on the stage, in ms; null when it never was. @param {View} view @param {string} id @param {number} now */
export function usedBy(view, id, now) {
  const step = view.steps.find((one) => one.step === id);
  if (!step || (!step.opened_at && !step.spent)) return null;
  const isHere = view.stage === id && step.opened_at;
  return step.spent + (isHere ? Math.max(0, now - Number(step.opened_at)) : 0);
}

/**
 * The whole agenda: minutes planned and used, and when it ends if the rest goes as planned (null without planned
 * minutes, and after the end).
 * @param {PlannedStep[]} agenda @param {View} view @param {number} now @returns {{planned: number, used: number, endsAt: number | null}}
 */
export function totals(agenda, view, now) {
  const played = agenda.filter((step) => !step.settings.is_skipped || step.step === view.stage);
  const planned = played.reduce((sum, step) => sum + step.minutes, 0);
  const used = view.steps.reduce((sum, step) => sum + (usedBy(view, step.step, now) ?? 0), 0);
  const here = agenda.findIndex((step) => step.step === view.stage);
  const ahead = played.filter((step) => agenda.indexOf(step) > here && here >= 0);
  const rest = view.phase === 'waiting' ? played : ahead;
  const left =
    here < 0 ? 0 : Math.max(0, agenda[here].minutes * MINUTE - (usedBy(view, agenda[here].step, now) ?? 0));
  const endsAt = now + left + rest.reduce((sum, step) => sum + step.minutes, 0) * MINUTE;
  const isKnown = planned > 0 && view.phase !== 'ended' && (view.phase === 'waiting' || here >= 0);
  return { planned, used: Math.floor(used / MINUTE), endsAt: isKnown ? endsAt : null };
}
