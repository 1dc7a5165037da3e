/** One labelled field of a form, with the sentence of a refusal that is about it. */

import { html, useLayoutEffect, useRef } from '../vendor/ui.js';
import { far, lettersLeft } from './letters.js';

/** @import {Refusal} from '../room/words.js' */

/**
 * @param {{
 *   name: string, label: string, value: string | number, refusal?: Refusal | null, type?: string, most?: number,
 *   lines?: number, hint?: string, min?: string,
 * }} props `most`: letters
 */
export function Field({
  name,
  label,
  value,
  refusal = null,
  type = 'text',
  most,
  lines = 1,
  hint = '',
  min,
}) {
  const isWrong = refusal?.field?.split('.').pop() === name;
  const about = { name, value, maxlength: most && far(most), 'aria-invalid': isWrong ? 'true' : undefined };
  return html`
    <label class="field">
      <span>${label}</span>
      ${hint && html`<small class="quiet">${hint}</small>`}
      ${
        lines > 1
          ? html`<textarea ...${about} rows=${lines}></textarea>`
          : html`<input ...${about} type=${type} min=${min ?? (type === 'number' ? 0 : undefined)} max=${type === 'number' ? 600 : undefined} autocomplete="off" />`
      }
      ${most && html`<small class="quiet" role="status">${lettersLeft(String(value), most)}</small>`}
    </label>
  `;
}

/** What a form holds, as text. @param {HTMLFormElement} form @returns {Record<string, string>} */
export function valuesOf(form) {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

/** A form that was opened takes the focus; when it closes, what opened it has it again. @param {string} opener */
export function useFormFocus(opener) {
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  // At once: who has begun to type in another field is not led away.
  useLayoutEffect(() => {
    form.current?.querySelector('input')?.focus();
    return () => {
      setTimeout(() => document.getElementById(opener)?.focus());
    };
  }, []);
  return form;
}
