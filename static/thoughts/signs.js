/** What came of it: how far the round is, what is new, what happened to this phone's own thoughts. */

import { t, tn } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';
import { HiddenOwn, hiddenOwn } from './hidden_own.js';
import { newestOf } from './newest.js';
import { wentOn } from './went_on.js';

/** @import {Phone} from '../phone/phone.js' */
/** @import {ThoughtStep} from '../room/words.js' */

/** @param {{phone: Phone, step: ThoughtStep}} props */
export function Signs({ phone, step }) {
  const { given, room } = phone;
  const newest = newestOf(step);
  const isOpen = step.state !== 'closed';
  const { gave = null } = room.presence.value ?? {};
  const least = gave && 'at_least' in gave ? gave.at_least : 0;
  const hasGiven = given.entries.value.some((entry) => entry.step === step.step && entry.text);
  const isAwaited = isOpen && step.mode !== 'open' && (least > 0 || hasGiven);
  const [mine] = wentOn(phone).ideas.value;
  return html`
    ${hiddenOwn(phone, [step]).map((own) => html`<${HiddenOwn} key=${own.name} phone=${phone} step=${step} own=${own} />`)}
    <div class="signs while-not-writing">
      ${isAwaited && html`<p class="quiet">${counterWords(least)}</p>`}
      ${newest > 0 && isOpen && html`<button type="button" class="to-thoughts" onClick=${() => visit('thoughts')}>${newWords(newest)}</button>`}
      ${mine && html`<button type="button" onClick=${() => visit(`thought-${mine.name}`)}>${t('Someone went on from your thought.')}</button>`}
    </div>
  `;
}

/** @param {number} count */
export function newWords(count) {
  return tn(count, '1 new thought', '{count} new thoughts');
}

/** @param {number} least */
function counterWords(least) {
  if (least >= 10) return t('Thoughts are waiting, from at least {count} phones.', { count: least });
  return least >= 5 ? t('Thoughts are waiting. Enough phones have sent.') : t('Some thoughts are waiting.');
}

/** Goes there because somebody tapped: only then may the focus move. @param {string} id */
function visit(id) {
  const there = document.getElementById(id);
  there?.scrollIntoView({ block: 'start' });
  there?.focus({ preventScroll: true });
}
