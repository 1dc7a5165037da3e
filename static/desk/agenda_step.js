/**
 * One step of the agenda: what it is and where it stands. Looking ahead moves nobody: its prompt and notes open under
 * its title. While the agenda is being changed, its buttons stand there too.
 */

import { t } from '../lib/i18n.js';
import { Drawn } from '../shared/drawn.js';
import { stateOfStep } from '../shared/words.js';
import { AT_DESK } from '../steps/desks.js';
import { html } from '../vendor/ui.js';
import { minutesOf } from './minutes_used.js';
import { StepForm } from './step_form.js';

/** @import {Refusal, Step, View} from '../room/words.js' */
/** @import {PlannedStep} from '../room/words.js' */
/**
 * Null where something cannot be done now. `go`: to the stage with it; `ajar`: leaves it ajar, or shuts it.
 * @typedef {{
 *   open: () => void, close: () => void, save: (written: PlannedStep) => Promise<Refusal | null>,
 *   up: (() => void) | null, down: (() => void) | null, copy: (() => void) | null, remove: (() => void) | null,
 *   skip: (() => void) | null, go: (() => void) | null, ajar: ((act: 'LeaveAjar' | 'ShutStep') => void) | null,
 * }} StepActs
 */

/**
 * @param {{
 *   step: PlannedStep, place: number, view: View, now: number, isNext: boolean, isEditing: boolean, isOpen: boolean,
 *   isGone: boolean, acts: StepActs,
 * }} props
 */
export function AgendaStep({ step, place, view, now, isNext, isEditing, isOpen, isGone, acts }) {
  const isHere = view.stage === step.step;
  const opened = view.steps.find((one) => one.step === step.step);
  const isSkipped = Boolean(step.settings.is_skipped) && !isHere;
  const state = isSkipped ? t('skipped') : isAjar(opened) ? t('takes thoughts') : stateOfStep(opened);
  const about = [isNext && t('next'), AT_DESK[step.kind].name(), minutesOf(step, view, now), state];
  const look = ['agenda-step', isHere && 'is-here', isNext && 'is-next', isSkipped && 'is-skipped'];
  return html`
    <li class=${look.filter(Boolean).join(' ')} aria-current=${isHere ? 'step' : undefined}>
      <details open=${isHere || isNext}>
        <summary>
          <span class="agenda-title" dir="auto"><span class="quiet">${place + 1}.</span> ${step.title || t('New step')}</span>
          <span class="quiet">${about.filter(Boolean).join(' · ')}</span>
        </summary>
        <${Ahead} step=${step} />
        ${!isOpen && !isHere && html`<${LiveActs} step=${step} opened=${opened} acts=${acts} />`}
      </details>
      ${isOpen && html`<${StepForm} step=${step} isHere=${isHere} isGone=${isGone} acts=${acts} />`}
      ${isEditing && !isOpen && html`<${EditActs} step=${step} acts=${acts} />`}
    </li>
  `;
}

/** What the room will read, and what this desk alone reads. @param {{step: PlannedStep}} props */
function Ahead({ step }) {
  const { columns = [] } = step.settings;
  return html`
    <p class="agenda-prompt" dir="auto">${step.prompt || html`<span class="quiet">${t('No prompt of its own.')}</span>`}</p>
    ${columns.length > 0 && html`<p class="quiet" dir="auto">${t('Columns: {titles}', { titles: columns.join(' · ') })}</p>`}
    ${step.notes && html`<p class="notes" dir="auto"><span class="unseen">${t('Notes for the desk alone')}: </span>${step.notes}</p>`}
  `;
}

/** @param {{step: PlannedStep, opened: Step | undefined, acts: StepActs}} props */
function LiveActs({ step, opened, acts: { go, skip, ajar } }) {
  const skipLabel = step.settings.is_skipped ? t('Do not skip') : t('Skip');
  return html`
    <div class="step-buttons">
      ${go && html`<button type="button" class="small" aria-label=${named(t('Open it now'), step)} onClick=${go}>${t('Open it now')}</button>`}
      ${skip && html`<button type="button" class="small" aria-label=${named(skipLabel, step)} onClick=${skip}>${skipLabel}</button>`}
      ${
        ajar &&
        html`<button type="button" class="small" onClick=${() => ajar(isAjar(opened) ? 'ShutStep' : 'LeaveAjar')}>
          ${isAjar(opened) ? t('Take no more thoughts') : earlyOrLate(opened)}
        </button>`
      }
    </div>
    ${isAjar(opened) && html`<p class="quiet">${t('Phones can send thoughts for it. They wait until the step is on the stage.')}</p>`}
  `;
}

/** @param {{step: PlannedStep, acts: StepActs}} props */
function EditActs({ step, acts }) {
  return html`
    <div class="step-buttons">
      <button type="button" class="small" id=${`edit-${step.step}`} aria-label=${named(t('Edit'), step)} onClick=${acts.open}>${t('Edit')}</button>
      <button type="button" class="small" aria-label=${named(t('Move up'), step)} aria-disabled=${!acts.up} onClick=${acts.up}><${Drawn} sign="up" /></button>
      <button type="button" class="small" aria-label=${named(t('Move down'), step)} aria-disabled=${!acts.down} onClick=${acts.down}><${Drawn} sign="down" /></button>
      <button type="button" class="small" aria-label=${named(t('Copy'), step)} disabled=${!acts.copy} onClick=${acts.copy}>${t('Copy')}</button>
    </div>
  `;
}

/** @param {Step | undefined} opened */
function isAjar(opened) {
  return Boolean(opened && 'is_ajar' in opened && opened.is_ajar);
}

/** @param {Step | undefined} opened */
function earlyOrLate(opened) {
  return opened?.opened_at ? t('Keep it open for late thoughts') : t('Take thoughts for it already');
}

/** @param {string} label @param {PlannedStep} step */
function named(label, step) {
  return `${label}: ${step.title}`;
}
