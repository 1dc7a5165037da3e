/**
 * One step being written. What is typed is kept on this device until it is saved or given up, also over a reload; when
 * another desk changed the same step meanwhile, its words are offered beside one's own.
 */

import { t } from '../lib/i18n.js';
import { keep, kept } from '../lib/kept.js';
import { MOST_NOTES, MOST_PROMPT, MOST_TITLE } from '../room/limits.js';
import { Field, useFormFocus, valuesOf } from '../shared/field.js';
import { tidy, tidyLine } from '../shared/letters.js';
import { AT_DESK } from '../steps/desks.js';
import { html, useRef, useSignal } from '../vendor/ui.js';

/** @import {Refusal} from '../room/words.js' */
/** @import {PlannedStep} from '../room/words.js' */
/** @import {StepActs} from './agenda_step.js' */

/** @param {{step: PlannedStep, isHere: boolean, isGone: boolean, acts: StepActs}} props */
export function StepForm({ step, isHere, isGone, acts }) {
  const place = `step:${step.step}`;
  const began = useRef(step);
  const draft = useSignal(/** @type {PlannedStep} */ (kept(place) ?? step));
  const refusal = useSignal(/** @type {Refusal | null} */ (null));
  const isSent = useSignal(false);
  const form = useFormFocus(`edit-${step.step}`);
  const written = draft.value;
  const { Fields, isTimed } = AT_DESK[step.kind];
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
    refusal.value = await acts.save(tidied(draft.peek()));
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
      ${isHere && html`<p class="quiet">${t('It is on the stage: the room sees a change when you open it again.')}</p>`}
      ${isGone && html`<p class="warning">${t('This step is not on the agenda any more. Your text is still here; saving brings it back.')}</p>`}
      ${isNewer && html`<${Newer} step=${step} onTake=${takeNewer} />`}
      <${Field} name="title" label=${t('Title')} value=${written.title} refusal=${refusal.value} most=${MOST_TITLE} />
      <${Field} name="prompt" label=${t('Prompt')} value=${written.prompt} refusal=${refusal.value} most=${MOST_PROMPT} lines=${3} />
      ${Fields && html`<${Fields} settings=${written.settings} refusal=${refusal.value} isHere=${isHere} />`}
      <${Field} name="minutes" label=${t('Minutes')} value=${written.minutes || ''} refusal=${refusal.value} type="number" />
      ${
        !isTimed &&
        html`
          <label class="check">
            <input type="checkbox" name="starts_timer" checked=${Boolean(written.settings.starts_timer)} />
            <span>${t('The timer starts when the step is opened')}</span>
          </label>
        `
      }
      <${Field} name="notes" label=${t('Notes for the desk alone')} value=${written.notes} refusal=${refusal.value} most=${MOST_NOTES} lines=${2} />
      <p class="said" role="status">${refusal.value?.say}</p>
      <div class="row">
        <button class="act" aria-disabled=${isSent.value}>${t('Save')}</button>
        <button type="button" onClick=${close}>${t('Give up changes')}</button>
      </div>
      ${acts.remove && html`<${Removing} acts=${acts} />`}
    </form>
  `;
}

/** @param {{acts: StepActs}} props */
function Removing({ acts }) {
  const isAsking = useSignal(false);
  return html`
    <div class="row">
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
  const values = valuesOf(form);
  const { title, prompt, minutes, notes } = values;
  return {
    ...step,
    title,
    prompt,
    notes,
    minutes: Math.min(600, Math.max(0, Math.round(Number(minutes)) || 0)),
    settings: settingsOf(step, values),
  };
}

/** As the server keeps it. @param {PlannedStep} step @returns {PlannedStep} */
function tidied(step) {
  const { title, prompt, notes } = step;
  const words = { title: tidyLine(title), prompt: tidy(prompt), notes: tidy(notes) };
  return { ...(AT_DESK[step.kind].tidied?.(step) ?? step), ...words };
}

/** @param {PlannedStep} step @param {Record<string, string>} values @returns {PlannedStep['settings']} */
function settingsOf({ kind, settings }, values) {
  return {
    ...AT_DESK[kind].settings?.(values),
    ...(settings.is_skipped && { is_skipped: true }),
    ...(values.starts_timer === 'on' && { starts_timer: true }),
  };
}

/** @param {PlannedStep} one @param {PlannedStep} other */
function isAlike(one, other) {
  return ['title', 'prompt', 'minutes', 'notes'].every(
    (key) => one[/** @type {'title'} */ (key)] === other[/** @type {'title'} */ (key)],
  );
}
