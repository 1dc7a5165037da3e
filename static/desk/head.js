/** The head of the desk: the session, the keys, that there is a line (that there is none is urgent, and said below). */

import { t } from '../lib/i18n.js';
import { connectionWords } from '../shared/words.js';
import { html } from '../vendor/ui.js';
import { KeyList } from './key_list.js';

/** @import {Signal} from '../vendor/ui.js' */

/** @param {{title: string, connection: 'connecting' | 'online' | 'offline'}} props */
export function DeskHead({ title, connection }) {
  return html`
    <header class="desk-head">
      <h1 dir="auto">${title}</h1>
      <${KeyList} />
      <p class="quiet" role="status">${connection !== 'offline' && connectionWords(connection)}</p>
    </header>
  `;
}

/** On a phone one pane at a time; on a tablet the stage, and one beside it. @param {{pane: Signal<string>, isBeside: boolean}} props */
export function DeskPanes({ pane, isBeside }) {
  const stage = ['stage', t('Stage')];
  const others = [
    ['agenda', t('Agenda')],
    ['desk', t('People')],
  ];
  const panes = isBeside ? others : [stage, ...others];
  const shown = isBeside ? paneBeside(pane.value) : pane.value;
  return html`
    <nav class="panes" aria-label=${t('Parts of the desk')}>
      ${panes.map(([key, name]) => html`<button type="button" key=${key} aria-pressed=${key === shown} onClick=${() => (pane.value = key)}>${name}</button>`)}
    </nav>
  `;
}

/** @param {string} pane */
export function paneBeside(pane) {
  return pane === 'stage' ? 'agenda' : pane;
}
