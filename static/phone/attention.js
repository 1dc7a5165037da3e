/** For those who listen and those who use a keyboard: what is said aloud, and where the focus goes when its place is gone. */

import { announce } from '../lib/announce.js';
import { t, tn } from '../lib/i18n.js';
import { hasThoughts, seenIn } from '../room/things.js';
import { thoughtsOn } from '../thoughts/newest.js';
import { wentOn } from '../thoughts/went_on.js';
import { computed, effect } from '../vendor/ui.js';
import { keepShowing } from './sign.js';

/** @import {Phone} from './phone.js' */

// On a board that shows them one by one they are told together.
const GATHERED = 5000;

let isAttending = false;

/** From the first step on. @param {Phone} phone */
export function attend(phone) {
  if (isAttending) return;
  isAttending = true;
  speak(phone);
  keepShowing(phone);
  holdFocus(/** @type {HTMLElement} */ (document.getElementById('app')));
}

/** The step, the new thoughts, what was asked of everyone; never each card. @param {Phone} phone */
function speak(phone) {
  const { drawer, secrets } = phone;
  const { view } = phone.room;
  const step = computed(() => view.value?.steps.find((one) => one.step === view.value?.stage));
  const prompt = computed(() => step.value && (step.value.prompt || step.value.title));
  const thoughts = computed(() => (hasThoughts(step.value) ? thoughtsOn(step.value) : 0));
  let place = step.peek()?.step;
  let heard = thoughts.peek();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let gathering;

  effect(() => {
    if (!view.value || drawer.read('arrived', null)) return;
    const there = step.peek();
    drawer.write('arrived', { step: there?.step ?? '', seen: secrets.isNew && there ? seenIn(there) : 0 });
  });
  effect(() => {
    if (prompt.value) announce(t('New step: {prompt}', { prompt: prompt.value }));
  });
  effect(() => {
    const count = thoughts.value;
    const here = step.peek();
    clearTimeout(gathering);
    if (here?.step !== place) {
      place = here?.step;
      heard = count;
    }
    const isGathered = hasThoughts(here) && here.mode === 'open';
    if (count > heard) gathering = setTimeout(tell, isGathered ? GATHERED : 0);
  });
  effect(() => {
    if (wentOn(phone).ideas.value.length) announce(t('Someone went on from your thought.'));
  });

  function tell() {
    const more = thoughts.peek() - heard;
    heard = thoughts.peek();
    if (more > 0) announce(tn(more, '1 new thought', '{count} new thoughts'));
  }
}

/**
 * Focus moves only when what had it is gone: then to the nearest part around it that is still there.
 * @param {HTMLElement} main
 */
function holdFocus(main) {
  /** @type {EventTarget[]} */
  let path = [];
  main.addEventListener('focusin', (event) => {
    path = event.composedPath();
  });
  main.addEventListener('focusout', ({ target }) => {
    const isStill = () => target === path[0] && /** @type {Node} */ (target).isConnected;
    setTimeout(() => isStill() && document.activeElement === document.body && path.splice(0));
  });
  new MutationObserver(() => {
    const parts = /** @type {HTMLElement[]} */ (path.filter((part) => part instanceof HTMLElement));
    if (!parts.length || parts[0].isConnected || document.activeElement !== document.body) return;
    path = [];
    if (parts[0] instanceof HTMLDialogElement) return; // it had the focus on loan
    const around = parts.find((part) => main.contains(part));
    around?.setAttribute('tabindex', '-1');
    around?.toggleAttribute('data-holds-focus', true);
    around?.focus({ preventScroll: true });
  }).observe(main, { childList: true, subtree: true });
}
