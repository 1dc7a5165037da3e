/** Where one writes. What is typed is a draft on this phone from the first letter, and no event touches it. */

import { t } from '../lib/i18n.js';
import { MOST_TEXT } from '../room/limits.js';
import { fetchPart } from '../shared/later.js';
import { html, useComputed, useEffect, useLayoutEffect, useRef, useState } from '../vendor/ui.js';
import { lettersOf } from './later_parts.js';

/** @import {Phone} from '../phone/phone.js' */

const FAR = 5 * MOST_TEXT; // as letters.js says it

/** What counts and tidies, once it is here. @type {typeof import('../shared/letters.js') | undefined} */
let letters;

/** Whether the composer that just went was being written in: the next one keeps the keyboard up. */
let wasWriting = false;

/**
 * `onSend` gets the words; the field is empty and ready at once. `children` stand beside Send. While the room pauses
 * one may write, and Send waits for another tap.
 * @param {{
 *   phone: Phone, place: string, label: string, starters: string[], others?: string[], text?: string, send?: string,
 *   isOpen?: boolean, closedWords?: string, hasFocus?: boolean, isAlone?: boolean, onSend: (text: string) => void,
 *   under?: unknown, children?: unknown,
 * }} props `isAlone`: other drafts are not offered here; `under` stands right under Send
 */
export function Composer(props) {
  const { phone, place, label, starters, others = [], text = '', send = t('Send') } = props;
  const { isOpen = true, hasFocus = false, isAlone = place.includes('/'), onSend, under, children } = props;
  const { closedWords = t('This step is closed. Your text is still here.') } = props;
  const isPaused = useComputed(() => Boolean(phone.room.view.value?.is_paused)).value;
  const maySend = isOpen && !isPaused;
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const sentAt = useRef(0);
  const [says, say] = useState('');
  const [hasOthers, setOthers] = useState(false);
  const id = `write-${place}`;

  // The field is its own master: it is filled once, and never drawn again from outside.
  useLayoutEffect(() => {
    const here = /** @type {HTMLTextAreaElement} */ (field.current);
    here.value = phone.drafts.texts.peek()[place] ?? text;
    grow(here);
    if (hasFocus || wasWriting) here.focus();
    return () => {
      wasWriting = here === document.activeElement;
      setTimeout(() => {
        wasWriting = false;
      });
    };
  }, [place]);

  useEffect(() => {
    fetchPart(lettersOf).then((part) => {
      letters = part;
      tell();
    });
  }, []);

  /** @param {string} words */
  function fill(words) {
    const here = field.current;
    if (!here) return;
    here.value = words;
    here.focus();
    here.setSelectionRange(words.length, words.length);
    typed();
  }

  /** @param {string} words */
  function begin(words) {
    const written = field.current?.value ?? '';
    const isFresh = !written.trim() || [...starters, ...others].includes(written.trim());
    fill(isFresh ? `${words} ` : `${written.trimEnd()} ${words} `);
  }

  function typed() {
    const here = field.current;
    if (!here) return;
    phone.drafts.write(place, here.value);
    grow(here);
    tell();
  }

  /** How much more goes in there, and which way it runs. */
  function tell() {
    const here = field.current;
    if (!here || !letters) return;
    here.dir = letters.directionOf(here.value);
    say(letters.thoughtLeft(here.value));
  }

  function submit() {
    const written = field.current?.value ?? '';
    // U+0000 passes no wire; all else the server tidies too.
    const words = letters?.tidy(written) ?? written.replaceAll('\0', '').trim();
    const isTappedTwice = Date.now() - sentAt.current < 700;
    if (!words) return isTappedTwice || say(t('There is nothing in it yet. Write a few words first.'));
    if (letters && letters.lengthOf(words) > MOST_TEXT) return tell();
    onSend(words);
    sentAt.current = Date.now();
    fill('');
    say('');
  }

  return html`
    <div class="composer">
      ${!isAlone && html`<${KeptDrafts} phone=${phone} place=${place} onTake=${(/** @type {string} */ words) => fill(join(field.current?.value, words))} />`}
      <label class="unseen" for=${id}>${label}</label>
      <textarea id=${id} ref=${field} rows="3" dir="auto" maxlength=${FAR} enterkeyhint="enter" aria-describedby="${id}-says"
        placeholder=${t('It does not have to be finished.')} onInput=${typed}></textarea>
      <p class="composer-says" id="${id}-says" role="status">${says}</p>
      <div class="row composer-acts">
        <button type="button" class="act" aria-disabled=${maySend ? undefined : 'true'} onMouseDown=${stay} onClick=${maySend ? submit : undefined}>${isPaused ? t('Send waits') : send}</button>
        ${children}
      </div>
      ${!maySend && html`<p class="quiet">${isOpen ? t('Paused. Keep your thought.') : closedWords}</p>`}
      ${under}
      <div class="starters">
        ${(hasOthers ? others : starters).map(
          (words) =>
            html`<button type="button" class="chip" onMouseDown=${stay} onClick=${() => begin(words)}>${words}</button>`,
        )}
        ${others.length > 0 && html`<button type="button" class="chip chip-more" onMouseDown=${stay} onClick=${() => setOthers(!hasOthers)}>${t('Other beginnings')}</button>`}
      </div>
    </div>
  `;
}

/** Drafts of earlier steps: they are offered, and go nowhere by themselves. */
/** @param {{phone: Phone, place: string, onTake: (words: string) => void}} props */
function KeptDrafts({ phone, place, onTake }) {
  const here = [place, ...ajarBoards(phone)];
  const kept = Object.entries(phone.drafts.texts.value).filter(
    ([other]) => !here.some((one) => other.startsWith(one)),
  );
  return html`${kept.map(
    ([other, words]) => html`
      <button type="button" class="chip chip-kept" key=${other} onMouseDown=${stay}
        onClick=${() => {
          phone.drafts.write(other, '');
          onTake(words);
        }}>
        <span>${t('Kept draft')}</span> <span dir="auto">${words}</span>
      </button>
    `,
  )}`;
}

/** What was begun for a board that is ajar has a place of its own. @param {Phone} phone */
function ajarBoards({ room }) {
  const steps = room.view.peek()?.steps ?? [];
  return steps.filter((one) => 'is_ajar' in one && one.is_ajar).map((one) => one.step);
}

/** A press must not take the keyboard away from who writes. @param {Event} event */
function stay(event) {
  event.preventDefault();
}

/** Where the styles cannot do it. @param {HTMLTextAreaElement} field */
function grow(field) {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.blockSize = 'auto';
  field.style.blockSize = `${field.scrollHeight + 2}px`;
}

/** @param {string | undefined} before @param {string} words */
function join(before = '', words) {
  return before.trim() ? `${before.trimEnd()}\n${words}` : words;
}

/** With the keyboard up only the prompt, the composer, Send and the state remain; the styles hide the rest. */
function look() {
  const { height = innerHeight, offsetTop = 0 } = visualViewport ?? {};
  // What the keyboard lies over, where it does not make the page shorter.
  document.body.style.setProperty('--covered', `${Math.max(0, innerHeight - height - offsetTop)}px`);
  const composer = height < 480 ? document.activeElement?.closest('.composer') : null;
  const isMain = Boolean(composer?.closest('.board-writing'));
  document.body.classList.toggle('is-writing', isMain);
  document.body.classList.toggle('is-adding', Boolean(composer) && !isMain);
}

for (const sign of ['focusin', 'focusout']) document.addEventListener(sign, () => setTimeout(look));
(window.visualViewport ?? window).addEventListener('resize', look);
