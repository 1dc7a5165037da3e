/** The page goes dim while the room is asked to look up. What is half written, and the place in it, stay. */

import { announce } from '../lib/announce.js';
import { t } from '../lib/i18n.js';
import { html, useEffect, useRef, useState } from '../vendor/ui.js';

const LONGEST = 3 * 60_000;

/** @param {{isCalled: boolean}} props */
export function EyesUp({ isCalled }) {
  const [isDim, setDim] = useState(isCalled);
  const [draft, setDraft] = useState(/** @type {HTMLTextAreaElement | null} */ (null));
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const last = useRef(/** @type {HTMLTextAreaElement | null} */ (null));

  useEffect(() => {
    setDim(isCalled);
    if (!isCalled) return;
    const here = document.activeElement;
    last.current = here instanceof HTMLTextAreaElement ? here : null;
    setDraft(null);
    const clock = setTimeout(() => setDim(false), LONGEST);
    return () => {
      clearTimeout(clock);
    };
  }, [isCalled]);
  useEffect(() => {
    if (!isDim) return;
    last.current?.blur(); // else closing the dialog would raise the keyboard
    dialog.current?.showModal?.();
    announce(t('Look up for a moment.'));
    return () => {
      if (last.current?.isConnected && last.current.value.trim()) setDraft(last.current);
    };
  }, [isDim]);

  function back() {
    draft?.focus();
    draft?.scrollIntoView({ block: 'center' });
    setDraft(null);
  }

  if (isDim)
    return html`<dialog ref=${dialog} class="eyes-up" onClose=${() => setDim(false)}><h1>${t('Look up for a moment.')}</h1></dialog>`;
  return (
    draft &&
    html`<button type="button" class="back-to-draft act" onClick=${back}>${t('Back to my draft')}</button>`
  );
}
