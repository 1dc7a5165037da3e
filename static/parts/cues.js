/**
 * The bar of the desk: one large button, always the next sensible act; the other acts small beside it. Nothing waits
 * here for a connection: an act sent late could move a room that has gone on by the spare desk.
 */

import { t } from '../lib/i18n.js';
import { nextCue, otherCues } from '../room/next_cue.js';
import { html, useEffect, useRef, useSignal } from '../vendor/ui.js';
import { connectionWords } from './words.js';

/** @import {Answer, Presence, View} from '../room/words.js' */
/** @import {Cue, PlannedStep} from '../room/cues.js' */

/**
 * @param {{
 *   view: View, agenda: PlannedStep[], presence: Presence | null, isOnline: boolean,
 *   perform: (act: string, fields: object) => Promise<Answer>,
 * }} props
 */
export function Cues({ view, agenda, presence, isOnline, perform }) {
  const asked = useSignal(/** @type {Cue | null} */ (null));
  const isSent = useSignal(false);
  const said = useSignal('');
  const large = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const desk = { view, agenda, presence };
  const next = nextCue(desk);
  const others = otherCues(desk);
  // What was asked about may have passed meanwhile, by another desk's act; then the question goes.
  const known = asked.value && [next.cue, ...others].find((cue) => cue && isSame(cue, asked.value));
  const cue = known ?? next.cue;

  /** @param {Cue} chosen @param {boolean} [isSure] */
  async function press(chosen, isSure = false) {
    if (isSent.peek() || !isOnline) return;
    said.value = '';
    if (chosen.ask && !isSure) return askAbout(chosen);
    askAbout(null);
    isSent.value = true;
    const answer = await perform(chosen.act, chosen.fields);
    isSent.value = false;
    if ('refused' in answer) said.value = answer.say;
    if ('unknown' in answer) said.value = t('No answer came. It may have been done: look, then press again.');
  }

  /** The button that was pressed may go now: then focus stays on the bar. @param {Cue | null} chosen */
  function askAbout(chosen) {
    if (asked.peek() !== chosen) large.current?.focus();
    asked.value = chosen;
  }

  useEffect(() => {
    said.value = ''; // the room has moved: what was said is about something past
  }, [view]);
  useEnter(() => large.current?.click());

  return html`
    <section class=${known ? 'cues is-asking' : 'cues'} aria-label=${t('What to do next')}>
      <p class="cues-says" role="status">${isOnline ? known?.ask || said.value || next.why : connectionWords('offline')}</p>
      <div class="cues-others">
        ${
          known
            ? html`
                ${known.also && html`<button type="button" onClick=${() => press(/** @type {Cue} */ (known.also), true)}>${known.also.label}</button>`}
                <button type="button" onClick=${() => askAbout(null)}>${known.no ?? t('Not yet')}</button>
              `
            : others.map(
                (other) =>
                  html`<button type="button" key=${other.name} class="small" aria-disabled=${isSent.value || !isOnline} onClick=${() => press(other)}>${other.label}</button>`,
              )
        }
      </div>
      <button
        type="button"
        ref=${large}
        class="act large-act"
        aria-disabled=${!cue || isSent.value || !isOnline}
        onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.repeat && event.preventDefault()}
        onClick=${(/** @type {MouseEvent} */ event) => cue && event.detail < 2 && press(cue, Boolean(known))}
      >
        ${isSent.value ? t('Sending …') : known ? known.yes : next.label}
      </button>
    </section>
  `;
}

/** Counts move while one is asked; the act stays the same. @param {Cue} one @param {Cue | null} other */
function isSame(one, other) {
  return one.name === other?.name && JSON.stringify(one.fields) === JSON.stringify(other.fields);
}

/** Enter is the large button wherever nothing else wants it. @param {() => void} press */
function useEnter(press) {
  const now = useRef(press);
  now.current = press;
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    function hear(event) {
      const isPlain = event.key === 'Enter' && !event.repeat && !event.isComposing && !event.defaultPrevented;
      if (!isPlain || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, button, a, summary')
      )
        return;
      event.preventDefault();
      now.current();
    }
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
