/** The head of the desk: the session, whether there is a line, the keys; and on a phone which part is looked at. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';
import { KeyList } from './key_list.js';
import { connectionWords } from './words.js';

/** @import {Signal} from '../vendor/ui.js' */

/** @param {{title: string, connection: 'connecting' | 'online' | 'offline'}} props */
export function DeskHead({ title, connection }) {
  return html`
    <header class="desk-head">
      <h1 dir="auto">${title}</h1>
      <${KeyList} />
      <p class=${connection === 'online' ? 'quiet' : 'warning'} role="status">${connectionWords(connection)}</p>
    </header>
  `;
}

/** On a phone one pane at a time. @param {{pane: Signal<string>}} props */
export function DeskPanes({ pane }) {
  const panes = [
    ['stage', t('Stage')],
    ['agenda', t('Agenda')],
    ['desk', t('People')],
  ];
  return html`
    <nav class="panes" aria-label=${t('Parts of the desk')}>
      ${panes.map(([key, name]) => html`<button type="button" key=${key} aria-pressed=${key === pane.value} onClick=${() => (pane.value = key)}>${name}</button>`)}
    </nav>
  `;
}
