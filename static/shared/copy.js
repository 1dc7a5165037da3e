/** A button that copies a text, and says that it did. */

import { t } from '../lib/i18n.js';
import { html, useState } from '../vendor/ui.js';

/** @param {{text: string, label?: string}} props */
export function Copy({ text, label = t('Copy') }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(text));
  return html`<button type="button" class="quiet-act" onClick=${copy}>${isCopied ? t('Copied') : label}</button>`;
}

/** On plain http there is no clipboard but the old one. @param {string} text */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    const isDone = document.execCommand('copy');
    field.remove();
    return isDone;
  }
}
