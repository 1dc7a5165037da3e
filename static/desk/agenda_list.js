/** The agenda at the desk: the steps with their minutes and states, and what can be done to each. */

import { t } from '../lib/i18n.js';
import { AT_DESK } from '../steps/desks.js';
import { KINDS } from '../steps/kinds.js';
import { html, useEffect, useRef, useSignal } from '../vendor/ui.js';
import { newStep } from './agenda.js';
import { copyOf, moved, skipping, written } from './agenda_moves.js';
import { AgendaStep } from './agenda_step.js';
import { AgendaMinutes, useNow } from './minutes_used.js';
import { cueTo, neighbour } from './next_cue.js';

/** @import {Presence, View} from '../room/words.js' */
/** @import {Acts} from './acts.js' */
/** @import {PlannedStep} from '../room/words.js' */
/** @import {Agenda} from './agenda.js' */

/** @param {{agenda: Agenda, view: View, presence: Presence | null, acts: Acts, serverNow: () => number}} props */
export function AgendaList({ agenda, view, presence, acts, serverNow }) {
  const chosen = useSignal(/** @type {boolean | null} */ (null));
  const openForm = useSignal('');
  const said = useSignal('');
  const fresh = useSignal(/** @type {PlannedStep | null} */ (null));
  const lastOpen = useRef(/** @type {PlannedStep | null} */ (null));
  const now = useNow(serverNow);
  const isEditing = view.phase !== 'ended' && (chosen.value ?? view.phase === 'waiting');
  const steps = agenda.steps.value;
  useEffect(() => {
    document.querySelector('.agenda-step.is-here')?.scrollIntoView({ block: 'nearest' });
  }, [view.stage, steps === null]);
  if (!steps) return html`<p class="quiet">${t('The agenda is coming …')}</p>`;

  const open = steps.find(({ step }) => step === openForm.value);
  lastOpen.current = open ?? lastOpen.current;
  // It may be taken away while it is written here: by another desk, or because a backup was brought back.
  const gone = !open && lastOpen.current?.step === openForm.value ? lastOpen.current : null;
  const apart = [fresh.value, gone].flatMap((one) =>
    one && !steps.some(({ step }) => step === one.step) ? [one] : [],
  );

  /** @param {PlannedStep[]} wanted */
  async function change(wanted) {
    const refusal = await agenda.save(wanted);
    said.value = refusal ? refusal.say : '';
    return refusal;
  }

  /** What was pressed to move a step keeps the focus, so that it can be moved on. @param {PlannedStep[]} all @param {number} place @param {1 | -1} by */
  async function move(all, place, by) {
    const pressed = /** @type {HTMLElement | null} */ (document.activeElement);
    await change(moved(all, place, by));
    setTimeout(() => document.activeElement === document.body && pressed?.focus());
  }

  /** @param {PlannedStep} step */
  function add(step) {
    fresh.value = step;
    openForm.value = step.step;
  }

  /** @param {PlannedStep[]} all @param {PlannedStep} step */
  async function remove(all, step) {
    closeForm();
    const refusal = await change(all.filter((other) => other.step !== step.step));
    if (refusal) openForm.value = step.step;
  }

  function closeForm() {
    openForm.value = '';
    fresh.value = null;
  }

  /** @param {PlannedStep[]} all @param {PlannedStep} step @param {number} place @returns {import('./agenda_step.js').StepActs} */
  function actsOn(all, step, place) {
    const isFresh = apart.includes(step);
    const cue = isFresh ? null : cueTo({ view, agenda: all, presence }, step.step);
    return {
      open: () => (openForm.value = step.step),
      close: closeForm,
      save: (changed) => change(written(all, changed)),
      up: place > 0 && !isFresh ? () => move(all, place, -1) : null,
      down: place < all.length - 1 ? () => move(all, place, 1) : null,
      copy: isFresh ? null : () => change(copyOf(all, place)),
      remove: isFresh ? null : () => remove(all, step),
      skip: isFresh ? null : () => change(skipping(all, place)),
      go: cue && view.phase === 'live' ? () => acts.press(cue) : null,
      ajar:
        KINDS[step.kind].mayBeAjar && cue && view.phase === 'live'
          ? (act) => acts.perform(act, { step: step.step })
          : null,
    };
  }

  const shown = [...steps, ...apart];
  const next = view.phase === 'ended' ? null : view.stage ? neighbour({ view, agenda: steps }, 1) : null;
  return html`
    <div class="pane-head">
      <h2>${t('Agenda')}</h2>
      ${
        view.phase !== 'ended' &&
        html`<button type="button" class="quiet-act" onClick=${() => (chosen.value = !isEditing)}>${isEditing ? t('Done') : t('Change')}</button>`
      }
    </div>
    <${AgendaMinutes} agenda=${steps} view=${view} now=${now} />
    <p class="said" role="status">${said.value}</p>
    <ol class="agenda" role="list">
      ${shown.map(
        (step, place) => html`
          <${AgendaStep}
            key=${step.step}
            step=${step}
            place=${place}
            view=${view}
            now=${now}
            isNext=${step.step === next?.step}
            isEditing=${isEditing}
            isOpen=${openForm.value === step.step}
            isGone=${step === gone}
            acts=${actsOn(steps, step, place)}
          />
        `,
      )}
    </ol>
    ${isEditing && html`<${AddStep} onAdd=${add} />`}
  `;
}

/** @param {{onAdd: (step: PlannedStep) => void}} props */
function AddStep({ onAdd }) {
  return html`
    <div class="row add-step">
      ${Object.entries(AT_DESK).map(
        ([kind, { adding, made }]) =>
          html`<button type="button" class="small" key=${kind} onClick=${() => onAdd(newStep(kind, made?.()))}>${adding()}</button>`,
      )}
    </div>
  `;
}
