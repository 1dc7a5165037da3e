/** The keys of the projector, and the list of them. */

import { t } from '../lib/i18n.js';
import { areOn, bind, listen } from '../shared/keys.js';
import { html, useEffect, useRef } from '../vendor/ui.js';

/** @import {Ways} from './screen_ways.js' */

/** @param {Ways} ways */
export function useKeys(ways) {
  useEffect(() => {
    const letGo = ways
      .all()
      .flatMap(({ keys, says, go }) =>
        keys.map((key) => bind({ key: key.toLowerCase(), label: says, press: go })),
      );
    letGo.push(bind({ key: 'Escape', label: t('Back to what the room should see'), press: ways.calm }));
    letGo.push(listen(document));
    return () => {
      for (const go of letGo) go();
    };
  }, [ways]);
}

/** @param {{ways: Ways}} props */
export function KeyList({ ways }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const isOpen = ways.isListOpen.value;
  const close = () => (ways.isListOpen.value = false);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return html`
    <dialog class="key-list" ref=${dialog} aria-label=${t('Keys')} onClose=${close}>
      ${isOpen && html`<${Listed} ways=${ways} onClose=${close} />`}
    </dialog>
  `;
}

/** @param {{ways: Ways, onClose: () => void}} props */
function Listed({ ways, onClose }) {
  return html`
    <table>
      <tbody>
        ${ways.all().map(({ keys, says }) => html`<${Line} key=${says} keys=${keys} says=${says} />`)}
        <${Line} keys=${['←', '→']} says=${t('Turn the pages of the thoughts')} />
        <${Line} keys=${['P']} says=${t('Hold this page')} />
        <${Line} keys=${['Esc']} says=${t('Back to what the room should see')} />
      </tbody>
    </table>
    <label class="row">
      <input type="checkbox" checked=${areOn.value} onChange=${(/** @type {any} */ { target }) => (areOn.value = target.checked)} />
      ${t('Single keys work on this screen')}
    </label>
    <button type="button" class="act" onClick=${onClose}>${t('Close the list')}</button>
  `;
}

/** @param {{keys: string[], says: string}} props */
function Line({ keys, says }) {
  return html`
    <tr>
      <th scope="row">${keys.map((key) => html`<kbd key=${key}>${key}</kbd> `)}</th>
      <td>${says}</td>
    </tr>
  `;
}
