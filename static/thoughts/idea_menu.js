/** What a facilitator may do to one thought: a button that opens the rest in the card itself, by finger, mouse or keyboard. */

import { t } from '../lib/i18n.js';
import { Drawn } from '../shared/drawn.js';
import { html, useComputed, useLayoutEffect, useRef } from '../vendor/ui.js';
import { Columns } from './columns.js';
import { GroupWith } from './grouping.js';
import { HiddenActs, Hiding } from './hiding.js';
import { Shaping } from './shaping.js';

/** @import {Continuation, Idea} from '../room/words.js' */
/** @import {Desk, Panel} from './desk_acts.js' */
/** @typedef {{desk: Desk, idea: Idea, thing: Idea | Continuation}} ThingProps */

/** `children` stand beside the button. @param {ThingProps & {children?: unknown}} props */
export function ThingActs({ desk, idea, thing, children }) {
  const panel = useComputed(() =>
    desk.open.value?.thing === thing.name ? desk.open.value.panel : null,
  ).value;
  const { isLive, view } = useComputed(() => desk.now.value).value;
  const isOver = view.phase === 'ended';
  if (thing.is_taken_back || !(isLive || isOver)) return null;
  const close = () => desk.show(thing.name, null);

  /** @param {KeyboardEvent} event */
  function leave(event) {
    if (event.key !== 'Escape' || panel === null) return;
    event.stopPropagation();
    close();
  }

  return html`
    <div class="thing-acts" data-thing=${thing.name} onKeyDown=${leave}>
      ${
        thing.hidden
          ? html`<${HiddenActs} desk=${desk} thing=${thing} isOver=${isOver} />`
          : html`<${Opener} desk=${desk} thing=${thing} isOpen=${panel !== null} isOver=${isOver} />`
      }
      ${children}
      ${
        panel !== null &&
        html`
          <${Opened} key=${panel}>
            ${panel === 'menu' && !thing.hidden && html`<${Menu} desk=${desk} idea=${idea} thing=${thing} />`}
            ${panel === 'hide' && html`<${Hiding} desk=${desk} idea=${idea} thing=${thing} isOver=${isOver} onDone=${close} />`}
            ${panel === 'group' && html`<${GroupWith} desk=${desk} idea=${idea} onDone=${close} />`}
            ${panel === 'move' && html`<${Columns} desk=${desk} idea=${idea} onDone=${close} />`}
            ${panel === 'shape' && html`<${Shaping} desk=${desk} idea=${idea} onDone=${close} />`}
          <//>
        `
      }
    </div>
  `;
}

/** @param {{desk: Desk, thing: Idea | Continuation, isOpen: boolean, isOver: boolean}} props */
function Opener({ desk, thing, isOpen, isOver }) {
  const press = () => desk.show(thing.name, isOpen ? null : isOver ? 'hide' : 'menu');
  const label = isOver ? t('Remove this text') : t('What to do with it');
  return html`
    <button type="button" class=${isOver ? 'small opener' : 'small opener is-dots'} aria-label=${`${label}: ${firstWords(thing)}`} aria-expanded=${isOpen} onClick=${press}>
      ${isOver ? label : html`<${Drawn} sign="dots" />`}
    </button>
  `;
}

/** What was opened has the focus; when it goes, its button. @param {{children: unknown}} props */
function Opened({ children }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const here = /** @type {HTMLElement} */ (place.current);
    const acts = here.closest('.thing-acts');
    /** @type {HTMLElement | null} */ (here.querySelector('textarea, button, select'))?.focus({
      preventScroll: true,
    });
    here.scrollIntoView({ block: 'nearest' });
    return () => {
      if (here.contains(document.activeElement)) acts?.querySelector('button')?.focus();
    };
  }, []);
  return html`<div class="opened" ref=${place}>${children}</div>`;
}

/** @param {ThingProps} props */
function Menu({ desk, idea, thing }) {
  const { view, step } = desk.now.value;
  const isIdea = thing === idea || thing.name === idea.name;

  /** @param {string} act @param {object} [fields] */
  function does(act, fields = { idea: thing.name }) {
    desk.show(thing.name, null);
    desk.act(act, fields);
  }

  function turnOff() {
    desk.show(thing.name, null);
    desk.ask('ClearSpotlight');
  }

  /** @param {Panel} panel */
  const shows = (panel) => () => desk.show(thing.name, panel);

  const isLit = view.spotlight === idea.name;
  return html`
    ${
      isIdea &&
      (isLit
        ? html`<button type="button" onClick=${turnOff}>${t('Spotlight off')}</button>`
        : html`<button type="button" onClick=${() => does('PutSpotlight')}>${t('Spotlight')}</button>`)
    }
    <button type="button" onClick=${() => does('CoverIdea')}>${t('Cover for now')}</button>
    <button type="button" onClick=${shows('hide')}>${t('Hide, and say why …')}</button>
    ${
      isIdea &&
      html`
        <button type="button" onClick=${shows('group')}>${t('Group with …')}</button>
        ${step.columns.length > 0 && html`<button type="button" onClick=${shows('move')}>${t('Move to column …')}</button>`}
        ${idea.is_shaped && html`<button type="button" onClick=${() => does('ReopenIdea')}>${t('Reopen the sentence')}</button>`}
        <button type="button" onClick=${shows('shape')}>${idea.is_shaped ? t('Write it another way …') : t('Write what the room agrees on …')}</button>
        ${
          idea.is_resting
            ? html`<button type="button" onClick=${() => does('WakeIdea')}>${t('Bring back')}</button>`
            : html`<button type="button" onClick=${() => does('RestIdea')}>${t('Put aside')}</button>`
        }
      `
    }
  `;
}

/** As many as tell it apart, for those who listen. @param {{text: string | null}} thing */
export function firstWords({ text }, most = 40) {
  const letters = [...(text ?? '').replace(/\s+/g, ' ')]; // an emoji is one, and is not cut in half
  const words = letters.slice(0, most).join('');
  return letters.length > most ? `${words.trimEnd()} …` : words;
}
