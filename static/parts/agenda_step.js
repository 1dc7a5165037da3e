/** One step of the agenda: what it is, where it stands, and, while the agenda is being changed, its buttons. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';
import { minutesInWords, useMinutesUsed } from './minutes_used.js';
import { StepForm } from './step_form.js';
import { kindOfStep, stateOfStep } from './words.js';

/** @import {Refusal, View} from '../room/words.js' */
/** @import {PlannedStep} from '../room/cues.js' */
/**
 * @typedef {{
 *   open: () => void, close: () => void, save: (written: PlannedStep) => Promise<Refusal | null>,
 *   up: (() => void) | null, down: (() => void) | null, copy: (() => void) | null, remove: (() => void) | null,
 * }} StepActs
 */

/**
 * @param {{
 *   step: PlannedStep, place: number, view: View, isNext: boolean, isEditing: boolean, isOpen: boolean, acts: StepActs,
 * }} props
 */
export function AgendaStep({ step, place, view, isNext, isEditing, isOpen, acts }) {
  const isHere = view.stage === step.step;
  const state = stateOfStep(view.steps.find((opened) => opened.step === step.step));
  const used = useMinutesUsed(step.step, isHere);
  const about = [kindOfStep(step.kind), minutesInWords(step.minutes, used), state];
  return html`
    <li class=${isHere ? 'agenda-step is-here' : 'agenda-step'} aria-current=${isHere ? 'step' : undefined}>
      <p class="agenda-title" dir="auto"><span class="quiet">${place + 1}.</span> ${step.title || t('New step')}</p>
      <p class="quiet">${about.filter(Boolean).join(' · ')}</p>
      ${isNext && !isOpen && step.prompt && html`<p class="quiet agenda-next" dir="auto">${t('Next: {title}', { title: step.prompt })}</p>`}
      ${isHere && step.notes && html`<p class="notes" dir="auto">${step.notes}</p>`}
      ${isOpen && html`<${StepForm} step=${step} acts=${acts} />`}
      ${isEditing && !isOpen && html`<${StepButtons} step=${step} acts=${acts} />`}
    </li>
  `;
}

/** @param {{step: PlannedStep, acts: StepActs}} props */
function StepButtons({ step, acts }) {
  /** @param {string} label */
  const named = (label) => `${label}: ${step.title}`;
  return html`
    <div class="step-buttons">
      <button type="button" class="small" id=${`edit-${step.step}`} aria-label=${named(t('Edit'))} onClick=${acts.open}>${t('Edit')}</button>
      <button type="button" class="small" aria-label=${named(t('Move up'))} disabled=${!acts.up} onClick=${acts.up}>↑</button>
      <button type="button" class="small" aria-label=${named(t('Move down'))} disabled=${!acts.down} onClick=${acts.down}>↓</button>
    </div>
  `;
}
