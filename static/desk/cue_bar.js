/**
 * The bar of the desk: one large button, always the next sensible act; the clock beside it; the other acts small above,
 * on a phone behind one more button. What was just done can be taken back there for some seconds.
 */

import { t } from '../lib/i18n.js';
import { useKey } from '../shared/keys.js';
import { connectionWords } from '../shared/words.js';
import { html, useEffect, useRef, useSignal } from '../vendor/ui.js';
import { CueButton } from './cue_button.js';
import { callingEyes, pausing, withName } from './cues.js';
import { LargeAct } from './large_act.js';
import { NameField } from './name_field.js';
import { nextCue, otherCues, stillAsked } from './next_cue.js';
import { adding } from './timer.js';
import { DeskClock, TimerActs } from './timer_bar.js';

/** @import {Presence, View} from '../room/words.js' */
/** @import {Acts, Wanted} from './acts.js' */
/** @import {Cue} from './cues.js' */
/** @import {PlannedStep} from '../room/words.js' */

/** @param {{view: View, agenda: PlannedStep[], presence: Presence | null, isOnline: boolean, acts: Acts, serverNow: () => number}} props */
export function Cues({ view, agenda, presence, isOnline, acts, serverNow }) {
  const isTimerOpen = useSignal(false);
  const isMore = useSignal(false);
  const change = useSignal(''); // as it is typed into the question
  const large = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const more = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const desk = { view, agenda, presence };
  const next = nextCue(desk);
  const others = otherCues(desk);
  const still = acts.asked.value && stillAsked(desk, acts.asked.value);
  const asked = still?.ask ? still : null; // there may be nothing to ask any more
  const cue = asked ?? next.cue;
  const isIdle = isOnline && !acts.isSent.value;
  const planned = agenda.find((step) => step.step === view.stage)?.minutes ?? 0;
  const timer = { view, planned, isOpen: isTimerOpen, serverNow, onCue: press };
  const last = asked ? null : acts.undoable.value;
  const look = [
    'cues',
    asked && 'is-asking',
    acts.isFresh.value && 'is-fresh',
    view.stage && 'has-clock',
    view.timer && 'is-timed',
  ];
  if (isMore.value) look.push('is-more');
  if (isMore.value || asked || view.eyes_up) look.push('has-others');
  const words = isOnline
    ? acts.said.value || asked?.ask || last?.words || next.why
    : connectionWords('offline');
  useEffect(() => {
    isMore.value = isTimerOpen.value = false; // what was opened was about another step
  }, [view.stage]);
  useKey('Enter', t('The large button'), () => large.current?.click());
  const isFree = view.stage !== null && !asked;
  const close = others.find(({ name }) => name === 'close');
  useKey('p', pausing(view).label, isFree ? () => press(pausing(view)) : null);
  useKey('e', callingEyes(view).label, isFree ? () => press(callingEyes(view)) : null);
  useKey('c', t('Close'), isFree && close ? () => press(close) : null);
  useKey('z', t('Undo'), last || acts.isSent.value ? () => acts.takeBack() : null);

  /**
   * The button that was pressed may go now: then focus stays on the bar. After a finger or a mouse, Enter is the large
   * button again. @param {Wanted} chosen @param {MouseEvent} [event]
   */
  function press(chosen, event) {
    if (isIdle && (event?.detail || asked || ('ask' in chosen && chosen.ask))) large.current?.focus();
    else if (isMore.peek()) more.current?.focus();
    isMore.value = false;
    acts.press(chosen);
  }

  function pressLarge() {
    if (!cue || !asked?.needs) return cue && acts.press(cue, Boolean(asked));
    if (change.peek().trim()) return acts.press(withName(asked, view, change.peek()), true);
    acts.said.value = t('Name the change first: without it people would mark different things.');
    document.getElementById('change-name')?.focus();
  }

  return html`
    <section class=${look.filter(Boolean).join(' ')} aria-label=${t('What to do next')}>
      <div class=${words ? 'cues-says' : 'cues-says is-silent'}>
        <p role="status">${words}</p>
        ${last && isOnline && html`<button type="button" class="quiet-act undo" aria-keyshortcuts="Z" onClick=${() => acts.takeBack()}>${t('Undo')}</button>`}
      </div>
      <${TimerActs} ...${timer} />
      <div class="cues-others">
        ${
          asked
            ? html`
                ${asked.needs && html`<${NameField} name=${change} onEnter=${pressLarge} />`}
                <${Answers} asked=${asked} acts=${acts} serverNow=${serverNow} onPress=${() => large.current?.focus()} />
              `
            : html`
                ${view.stage && !view.is_paused && html`<${CueButton} cue=${pausing(view)} isIdle=${isIdle} hotkey="p" onPress=${press} />`}
                ${view.stage && html`<${CueButton} cue=${callingEyes(view)} isOn=${view.eyes_up} isIdle=${isIdle} hotkey="e" onPress=${press} />`}
                ${others.map((other) => html`<${CueButton} key=${other.name} cue=${other} isIdle=${isIdle} hotkey=${other.name === 'close' ? 'c' : ''} onPress=${press} />`)}
              `
        }
      </div>
      <div class="cues-row">
        ${view.stage && !asked && html`<button type="button" class="cues-more" ref=${more} aria-expanded=${isMore.value} onClick=${() => (isMore.value = !isMore.peek())}>${t('More …')}</button>`}
        <${DeskClock} ...${timer} />
        <${LargeAct} button=${large} cue=${cue} isIdle=${isIdle} onPress=${pressLarge}>
          ${acts.isSent.value ? t('Sending …') : asked ? asked.yes : next.label}
        </${LargeAct}>
      </div>
    </section>
  `;
}

/** What else may be answered to a question, beside yes. @param {{asked: Cue, acts: Acts, serverNow: () => number, onPress: () => void}} props */
function Answers({ asked, acts, serverNow, onPress }) {
  const { also, waits } = asked;

  /** @param {() => void} act */
  function answer(act) {
    onPress();
    act();
  }

  return html`
    ${also && html`<button type="button" onClick=${() => answer(() => acts.press(also, true))}>${also.label}</button>`}
    ${waits && html`<button type="button" onClick=${() => answer(() => acts.press((view) => adding(view, 1, serverNow())))}>${t('One more minute')}</button>`}
    <button type="button" onClick=${() => answer(() => (acts.asked.value = null))}>${asked.no ?? t('Not yet')}</button>
  `;
}
