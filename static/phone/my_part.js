/** One's own part, to be known again on another device: as a link, or as a file. */

import { t } from '../lib/i18n.js';
import { partLink } from '../room/part_link.js';
import { rootsIn } from '../room/secrets.js';
import { Copy } from '../shared/copy.js';
import { html, useState } from '../vendor/ui.js';

/** @import {Phone} from './phone.js' */

/** @param {{phone: Phone}} props */
export function MyPart({ phone }) {
  const [isOpen, open] = useState(false);
  if (!isOpen) {
    return html`
      <section>
        <button type="button" onClick=${() => open(true)}>${t('Remember on another device which are mine')}</button>
        <p class="quiet">${t('Browsers forget, some of them within a week. Another device, or a file, can remember for you what you began.')}</p>
      </section>
    `;
  }
  const { drawer, session, room } = phone;
  const link = partLink({ session, board: room.board.value, roots: rootsIn(drawer) });
  const title = room.view.value?.session.title ?? 'Kesken';
  return html`
    <section>
      <p>${t('Opened on another device, this link makes that one know which thoughts are yours. Whoever has it can change them and take them back: keep it to yourself.')}</p>
      <div class="row">
        <${Copy} text=${link} label=${t('Copy my link')} />
        <button type="button" class="quiet-act" onClick=${() => save(link, title)}>${t('Save it as a file')}</button>
      </div>
      <p class="quiet">${t('It holds no name and no words of yours, and the server never sees it.')}</p>
    </section>
  `;
}

/** A page with the link on it: every device opens one. @param {string} link @param {string} title */
function save(link, title) {
  const page = document.implementation.createHTMLDocument(title);
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  page.head.prepend(charset);
  const heading = page.createElement('h1');
  heading.textContent = title;
  const way = page.createElement('a');
  way.href = link;
  way.textContent = t('Let this device know which are mine');
  page.body.append(heading, way);
  const file = new Blob([`<!doctype html>\n${page.documentElement.outerHTML}`], { type: 'text/html' });
  const saving = document.createElement('a');
  saving.href = URL.createObjectURL(file);
  const day = new Date().toISOString().slice(0, 10);
  const words = title.replace(/[^\p{L}\p{M}\p{N} _,-]+/gu, ' ').trim();
  saving.download = `${words || 'Kesken'} ${day}.html`;
  saving.click();
  setTimeout(() => URL.revokeObjectURL(saving.href), 60_000);
}
