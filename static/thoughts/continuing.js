/** Going on from somebody's thought: what kind of addition it is, three ways to begin, and the composer. */

import { t } from '../lib/i18n.js';
import { html, signal, useState } from '../vendor/ui.js';
import { Composer } from './composer.js';

/** @import {Phone} from '../phone/phone.js' */
/** @import {ContinuationKind} from '../room/words.js' */

/** @typedef {'list' | 'light'} Place among the thoughts, or where the room looks at one */

/** Where each thought is being continued; it is one draft, so it is one place. */
const places = signal(/** @type {Record<string, Place | null>} */ ({}));

/** @param {string} idea @param {Place} place */
export function goOn(idea, place) {
  places.value = { ...places.value, [idea]: place };
}

/** @param {string} idea */
export function stop(idea) {
  places.value = { ...places.value, [idea]: null };
}

/** What was begun before the page was loaded goes on in the list. */
/** @param {Phone} phone @param {string} step @param {string} idea @param {Place} place */
export function isGoingOn({ drafts }, step, idea, place) {
  const here = places.value[idea];
  if (here !== undefined) return here === place;
  return place === 'list' && Boolean(drafts.texts.peek()[`${step}/${idea}`]);
}

/**
 * `isHidden`: the thought was hidden meanwhile. What was written for it stays.
 * @param {{phone: Phone, step: string, idea: string, isOpen: boolean, isHidden?: boolean, onDone: () => void}} props
 */
export function Continuing({ phone, step, idea, isOpen, isHidden = false, onDone }) {
  const [chosen, choose] = useState(/** @type {ContinuationKind} */ ('add'));
  const [hasMore, setMore] = useState(false);
  const ways = waysOn();
  const way = ways.find(({ kind }) => kind === chosen) ?? ways[0];
  /** @param {string} text */
  function send(text) {
    phone.outbox.put('ContinueIdea', { step, ...phone.secrets.newName(), text, idea, kind: chosen });
    onDone();
  }
  return html`
    <div class="continuing">
      ${isHidden && html`<p role="status">${t('This card was hidden. Your text is still here.')}</p>`}
      <fieldset class="chips" hidden=${isHidden}>
        <legend class="unseen">${t('How do you go on?')}</legend>
        ${(hasMore ? ways : ways.slice(0, 2)).map(
          ({ kind, verb }) => html`
            <label class="chip" key=${kind}>
              <input type="radio" name="kind-${idea}" checked=${kind === chosen} onChange=${() => choose(kind)} />
              <span>${verb}</span>
            </label>
          `,
        )}
        ${!hasMore && html`<button type="button" class="chip chip-more" onClick=${() => setMore(true)}>${t('More')}</button>`}
      </fieldset>
      <${Composer} phone=${phone} place="${step}/${idea}" label=${t('Your continuation')} starters=${way.starters}
        isOpen=${isOpen && !isHidden} closedWords=${isHidden ? '' : undefined} hasFocus onSend=${send}>
        <button type="button" class="quiet-act" onClick=${onDone}>${t('Not now')}</button>
      <//>
    </div>
  `;
}

/** Add stands first and is chosen, Ask beside it; the others lie under More. */
/** @returns {{kind: ContinuationKind, verb: string, starters: string[]}[]} */
function waysOn() {
  return [
    {
      kind: 'add',
      verb: t('Add'),
      starters: [t('And then also …'), t('We could start with …'), t('For us this would mean …')],
    },
    {
      kind: 'ask',
      verb: t('Ask'),
      starters: [t('What would it look like if …'), t('Do you mean …'), t('What happens when …')],
    },
    {
      kind: 'grounds',
      verb: t('Give grounds'),
      starters: [t('This matters because …'), t('I have seen that …'), t('It shows in …')],
    },
    {
      kind: 'alternative',
      verb: t('Try another way'),
      starters: [t('What if instead …'), t('It could fail if …'), t('The opposite would be …')],
    },
    {
      kind: 'explain',
      verb: t('Explain'),
      starters: [t('In other words …'), t('An example: …'), t('The reason behind it is …')],
    },
    {
      kind: 'connect',
      verb: t('Connect'),
      starters: [
        t('This goes together with …'),
        t('The same thing lies behind …'),
        t('Together these make …'),
      ],
    },
  ];
}
