/**
 * One step being written. What is typed is kept on this device until it is saved or given up, also over a reload; when
 * another desk changed the same step meanwhile, its words are offered beside one's own.
 */

import { t } from '../lib/i18n.js';
import { keep, kept } from '../lib/kept.js';
import { html, useRef, useSignal } from '../vendor/ui.js';
import { CurveFields } from './curve_fields.js';
import { Field, useFormFocus, valuesOf } from './field.js';

/** @import {Refusal} from '../room/words.js' */
/** @import {PlannedStep} from '../room/cues.js' */
/** @import {StepActs} from './agenda_step.js' */

/** @param {{step: PlannedStep, acts: StepActs}} props */
export function StepForm({ step, acts }) {
  const place = `step:${step.step}`;
  const began = useRef(step);
  const draft = useSignal(/** @type {PlannedStep} */ (kept(place) ?? step));
  const refusal = useSignal(/** @type {Refusal | null} */ (null));
  const isSent = useSignal(false);
  const form = useFormFocus(`edit-${step.step}`);
  const written = draft.value;
  const isNewer = !isAlike(began.current, step) && !isAlike(step, written);

  /** @param {Event} event */
  function type(event) {
    draft.value = read(/** @type {HTMLFormElement} */ (event.currentTarget), step);
    keep(place, draft.value);
  }

  /** @param {Event} event */
  async function save(event) {
    event.preventDefault();
    isSent.value = true;
    refusal.value = await acts.save(draft.peek());
    isSent.value = false;
    if (!refusal.peek()) close();
  }

  function close() {
    keep(place, null);
    acts.close();
  }

  function takeNewer() {
    began.current = step;
    draft.value = step;
    keep(place, null);
  }

  return html`
    <form class="form" ref=${form} onInput=${type} onSubmit=${save} aria-label=${step.title || t('New step')}>
      ${isNewer && html`<${Newer} step=${step} onTake=${takeNewer} />`}
      <${Field} name="title" label=${t('Title')} value=${written.title} refusal=${refusal.value} most=${80} />
      <${Field} name="prompt" label=${t('Prompt')} value=${written.prompt} refusal=${refusal.value} most=${280} lines=${3} />
      ${step.kind === 'curve' && html`<${CurveFields} settings=${written.settings} />`}
      <${Field} name="minutes" label=${t('Minutes')} value=${written.minutes || ''} refusal=${refusal.value} type="number" />
      <${Field} name="notes" label=${t('Notes for the desk alone')} value=${written.notes} refusal=${refusal.value} lines=${2} />
      <p class="said" role="status">${refusal.value?.say}</p>
      <div class="row">
        <button class="act" aria-disabled=${isSent.value}>${t('Save')}</button>
        <button type="button" onClick=${close}>${t('Give up changes')}</button>
      </div>
      ${acts.remove && html`<${CopyAndRemove} acts=${acts} />`}
    </form>
  `;
}

/** @param {{acts: StepActs}} props */
function CopyAndRemove({ acts }) {
  const isAsking = useSignal(false);
  return html`
    <div class="row">
      <button type="button" class="small" onClick=${acts.copy}>${t('Copy')}</button>
      ${
        isAsking.value
          ? html`<button type="button" class="small" onClick=${acts.remove}>${t('Yes, remove it')}</button>`
          : html`<button type="button" class="small" onClick=${() => (isAsking.value = true)}>${t('Remove')}</button>`
      }
    </div>
  `;
}

/** What another desk made of the step, beside what is typed here. @param {{step: PlannedStep, onTake: () => void}} props */
function Newer({ step, onTake }) {
  return html`
    <div class="warning newer">
      <p>${t('Another desk changed this step meanwhile. Your text is still here.')}</p>
      <p dir="auto"><b>${step.title}</b> ${step.prompt}</p>
      <button type="button" class="small" onClick=${onTake}>${t('Take the newer one')}</button>
    </div>
  `;
}

/** @param {HTMLFormElement} form @param {PlannedStep} step @returns {PlannedStep} */
function read(form, step) {
  const { title, prompt, minutes, notes, curve, asks_stuck } = valuesOf(form);
  const settings = step.kind === 'curve' ? { curve, asks_stuck: asks_stuck === 'on' } : step.settings;
  return {
    ...step,
    title,
    prompt,
    notes,
    minutes: Math.min(600, Math.max(0, Math.round(Number(minutes)) || 0)),
    settings,
  };
}

/** @param {PlannedStep} one @param {PlannedStep} other */
function isAlike(one, other) {
  return ['title', 'prompt', 'minutes', 'notes'].every(
    (key) => one[/** @type {'title'} */ (key)] === other[/** @type {'title'} */ (key)],
  );
}
