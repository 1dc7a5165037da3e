/** The agenda at the desk: the steps with their minutes and states, and what can be done to each. */

import { t, tn } from '../lib/i18n.js';
import { newStep } from '../room/agenda.js';
import { html, useSignal } from '../vendor/ui.js';
import { copyOf, moved } from './agenda_moves.js';
import { AgendaStep } from './agenda_step.js';

/** @import {View} from '../room/words.js' */
/** @import {PlannedStep} from '../room/cues.js' */
/** @import {Agenda} from '../room/agenda.js' */

/** @param {{agenda: Agenda, view: View}} props */
export function AgendaList({ agenda, view }) {
  const chosen = useSignal(/** @type {boolean | null} */ (null));
  const isEditing = chosen.value ?? view.phase === 'waiting';
  const openForm = useSignal('');
  const said = useSignal('');
  const fresh = useSignal(/** @type {PlannedStep | null} */ (null));
  const steps = agenda.steps.value;
  if (!steps) return html`<p class="quiet">${t('The agenda is coming …')}</p>`;

  /** @param {PlannedStep[]} wanted */
  async function change(wanted) {
    const refusal = await agenda.save(wanted);
    said.value = refusal ? refusal.say : '';
    return refusal;
  }

  const shown = fresh.value ? [...steps, fresh.value] : steps;
  const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
  return html`
    <div class="pane-head">
      <h2>${t('Agenda')}</h2>
      <span class="quiet">${minutes > 0 && tn(minutes, '1 minute', '{count} minutes')}</span>
      <button type="button" class="quiet-act" onClick=${() => (chosen.value = !isEditing)}>
        ${isEditing ? t('Done') : t('Change')}
      </button>
    </div>
    <p class="said" role="status">${said.value}</p>
    <ol class="agenda" role="list">
      ${shown.map(
        (step, place) => html`
          <${AgendaStep}
            key=${step.step}
            step=${step}
            place=${place}
            view=${view}
            isNext=${place === nextPlace(steps, view)}
            isEditing=${isEditing}
            isOpen=${openForm.value === step.step}
            acts=${{
              open: () => (openForm.value = step.step),
              close: () => {
                openForm.value = '';
                fresh.value = null;
              },
              save: (/** @type {PlannedStep} */ written) => change(replaced(steps, written)),
              up: place > 0 && step !== fresh.value ? () => change(moved(steps, place, -1)) : null,
              down: place < steps.length - 1 ? () => change(moved(steps, place, 1)) : null,
              copy: step === fresh.value ? null : () => change(copyOf(steps, place)),
              remove:
                step === fresh.value ? null : () => change(steps.filter((other) => other.step !== step.step)),
            }}
          />
        `,
      )}
    </ol>
    ${
      isEditing &&
      html`<${AddStep} onAdd=${(/** @type {PlannedStep} */ step) => {
        fresh.value = step;
        openForm.value = step.step;
      }} />`
    }
  `;
}

/** @param {{onAdd: (step: PlannedStep) => void}} props */
function AddStep({ onAdd }) {
  return html`
    <div class="row add-step">
      <button type="button" class="small" onClick=${() => onAdd(newStep('board'))}>${t('Add a board')}</button>
      <button type="button" class="small" onClick=${() => onAdd(newStep('curve'))}>${t('Add a curve')}</button>
    </div>
  `;
}

/** @param {PlannedStep[]} steps @param {PlannedStep} written */
function replaced(steps, written) {
  const isKnown = steps.some((step) => step.step === written.step);
  return isKnown ? steps.map((step) => (step.step === written.step ? written : step)) : [...steps, written];
}

/** @param {PlannedStep[]} steps @param {View} view */
function nextPlace(steps, view) {
  if (view.phase === 'ended') return -1;
  return steps.findIndex((step) => step.step === view.stage) + 1;
}
