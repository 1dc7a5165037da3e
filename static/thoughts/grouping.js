/** Groups at the desk: choosing thoughts that belong together, naming a group, taking it apart. */

import { t, tn } from '../lib/i18n.js';
import { MOST_TITLE } from '../room/limits.js';
import { useKey } from '../shared/keys.js';
import { far, tidyLine } from '../shared/letters.js';
import { html, useSignal } from '../vendor/ui.js';
import { GroupMark, groupMarkName } from './group_mark.js';

/** @import {ThoughtStep, Idea} from '../room/words.js' */
/** @import {Desk} from './desk_acts.js' */
/** @import {Stack} from './desk_order.js' */

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** @param {{desk: Desk}} props */
export function ChooseButton({ desk }) {
  const isOn = desk.chosen.value !== null;
  return html`
    <button type="button" class="small" aria-pressed=${isOn} aria-keyshortcuts="G" onClick=${() => toggleChoosing(desk)}>${t('Group …')}</button>
  `;
}

/** @param {Desk} desk */
export function toggleChoosing(desk) {
  desk.open.value = null;
  desk.chosen.value = desk.chosen.peek() ? null : new Set();
}

/** What is to be done with the chosen ones. @param {{desk: Desk, step: ThoughtStep}} props */
export function ChosenBar({ desk, step }) {
  const title = useSignal('');
  const into = useSignal('');
  const isOpen = useSignal(false);
  const names = desk.chosen.value;
  const leave = () => (desk.chosen.value = null);
  useKey(names ? 'Escape' : '', t('Choose no more'), leave);
  if (!names) return null;
  const ideas = step.ideas.filter((idea) => names.has(idea.name)).map((idea) => idea.name);
  const isNew = !step.groups.some(({ group }) => group === into.value);
  const hasGrouped = step.ideas.some((idea) => idea.group && names.has(idea.name));

  /** @param {string} act @param {object} fields */
  async function all(act, fields) {
    if (!(await desk.act(act, { ideas, ...fields }))) return;
    desk.chosen.value = null;
    title.value = into.value = '';
  }

  /** @param {Event} event */
  function group(event) {
    event.preventDefault();
    if (!ideas.length) desk.said.value = t('Choose thoughts first.');
    else if (isNew) all('GroupIdeas', { group: freshGroup(), title: tidyLine(title.peek()) });
    else all('GroupIdeas', { group: into.peek() });
  }

  /** Somebody types there: the key is not heard elsewhere. @param {KeyboardEvent} event */
  function giveUp(event) {
    if (event.key === 'Escape') leave();
  }

  return html`
    <form class=${isOpen.value ? 'chosen-bar is-open' : 'chosen-bar'} aria-label=${t('The chosen thoughts')} onSubmit=${group} onKeyDown=${giveUp}>
      <p role="status">${tn(names.size, '1 thought chosen', '{count} thoughts chosen')}</p>
      ${
        step.groups.length > 0 &&
        html`
          <label class="field"><span>${t('Into')}</span>
            <select value=${into.value} onChange=${(/** @type {Event} */ event) => (into.value = writtenIn(event))}>
              <option value="">${t('a new group')}</option>
              ${step.groups.map((one, at) => html`<option key=${one.group} value=${one.group}>${one.title || groupMarkName(at)}</option>`)}
            </select>
          </label>
        `
      }
      ${isNew && html`<label class="field"><span>${t('Name of the group')}</span><input maxlength=${far(MOST_TITLE)} autocomplete="off" value=${title.value} onInput=${(/** @type {Event} */ event) => (title.value = writtenIn(event))} /></label>`}
      <div class="row">
        <button type="button" class="small chosen-on" aria-expanded=${isOpen.value} onClick=${() => (isOpen.value = !isOpen.peek())}>${step.columns.length ? t('Group or move …') : t('Group …')}</button>
        <button class="act small" aria-disabled=${!ideas.length}>${t('Group them')}</button>
        ${hasGrouped && html`<button type="button" class="small" onClick=${() => all('UngroupIdeas', {})}>${t('Take out of their group')}</button>`}
        ${ideas.length > 0 && step.columns.map((name, column) => html`<button type="button" class="small" key=${column} onClick=${() => all('MoveIdeas', { column })}>${t('To: {column}', { column: name })}</button>`)}
        <button type="button" class="small quiet-act chosen-none" onClick=${leave}>${t('Cancel')}</button>
      </div>
    </form>
  `;
}

/** @param {{desk: Desk, stack: Stack}} props */
export function GroupHead({ desk, stack: { group, at, size, ideas } }) {
  const isNaming = useSignal(false);
  const { isLive } = desk.now.value;
  const name = group.title || groupMarkName(at);

  /** @param {Event} event */
  async function rename(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const title = tidyLine(String(new FormData(form).get('title')));
    if (await desk.act('NameGroup', { group: group.group, title })) isNaming.value = false;
  }

  const ungroup = () => {
    const { step } = desk.now.peek();
    desk.act('UngroupIdeas', {
      ideas: step.ideas.filter((one) => one.group === group.group).map((one) => one.name),
    });
  };

  return html`
    <div class="group-head">
      <h3 dir="auto"><${GroupMark} at=${at} /> <span>${name}</span> <span class="quiet">${ideas.length === size ? size : t('{here} of {all}', { here: ideas.length, all: size })}</span></h3>
      ${
        isLive &&
        !isNaming.value &&
        html`
          <button type="button" class="small quiet-act" aria-label=${`${t('Rename')}: ${name}`} onClick=${() => (isNaming.value = true)}>${t('Rename')}</button>
          <button type="button" class="small quiet-act" aria-label=${`${t('Ungroup')}: ${name}`} onClick=${ungroup}>${t('Ungroup')}</button>
        `
      }
    </div>
    ${
      isNaming.value &&
      html`
        <form class="group-naming" onSubmit=${rename}>
          <label class="field"><span>${t('Name of the group')}</span><input name="title" maxlength=${far(MOST_TITLE)} autocomplete="off" defaultValue=${group.title} ref=${focus} /></label>
          <button class="small">${t('Save')}</button>
          <button type="button" class="small quiet-act" onClick=${() => (isNaming.value = false)}>${t('Cancel')}</button>
        </form>
      `
    }
  `;
}

/** The part of a thought's menu that groups it. @param {{desk: Desk, idea: Idea, onDone: () => void}} props */
export function GroupWith({ desk, idea, onDone }) {
  const { groups } = desk.now.value.step;

  /** @param {string} act @param {object} fields */
  function does(act, fields) {
    onDone();
    desk.act(act, { ideas: [idea.name], ...fields });
  }

  function chooseOthers() {
    onDone();
    desk.chosen.value = new Set([idea.name]);
  }

  return html`
    <button type="button" onClick=${chooseOthers}>${t('Choose others to group it with …')}</button>
    ${groups.map(
      (one, at) =>
        one.group !== idea.group &&
        html`<button type="button" key=${one.group} class="into-group" onClick=${() => does('GroupIdeas', { group: one.group })}><${GroupMark} at=${at} /> <span dir="auto">${one.title || groupMarkName(at)}</span></button>`,
    )}
    ${idea.group !== null && html`<button type="button" onClick=${() => does('UngroupIdeas', {})}>${t('Take out of its group')}</button>`}
    <button type="button" class="quiet-act" onClick=${onDone}>${t('Cancel')}</button>
  `;
}

/** The desk makes a group's id: six letters or digits. */
export function freshGroup() {
  const chance = crypto.getRandomValues(new Uint32Array(6));
  return [...chance].map((one) => LETTERS[one % LETTERS.length]).join('');
}

/** @param {Event} event */
function writtenIn(event) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (event.currentTarget).value;
}

/** @param {HTMLInputElement | null} input */
function focus(input) {
  if (input && document.activeElement !== input) {
    input.focus();
    input.select();
  }
}
