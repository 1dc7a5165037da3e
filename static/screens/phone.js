/** The participant's phone: one thing at a time, the open step above all. */

import { begin } from '../app.js';
import { announce } from '../lib/announce.js';
import { t, tn } from '../lib/i18n.js';
import { fetchPart, Later } from '../parts/later.js';
import { newestOf } from '../parts/newest.js';
import { Privacy } from '../parts/privacy.js';
import { openGiven } from '../room/given.js';
import { openDrafts, openOutbox } from '../room/outbox.js';
import { startRoom } from '../room/room.js';
import { openDrawer, openSecrets } from '../room/secrets.js';
import { computed, effect, html, render, useEffect, useMemo, useState } from '../vendor/ui.js';

/** @import {Page} from '../app.js' */
/** @import {Session, Step, View} from '../room/words.js' */
/** @typedef {ReturnType<typeof makePhone>} Phone */

const KINDS = {
  board: () => import('../parts/writing.js').then((module) => module.Step),
  curve: () => import('../parts/marking.js').then((module) => module.Step),
};
const leftBehind = () => import('../parts/own_thought.js').then((module) => module.LeftBehind);
const farewell = () => import('../parts/farewell.js').then((module) => module.Farewell);
// What comes later in a session is fetched while the network is there.
const SOON = [...Object.values(KINDS), leftBehind, farewell];
const LANGUAGES = [
  ['en', 'In English'],
  ['fi', 'Suomeksi'],
];

/** @param {HTMLElement} main @param {Page} page */
function start(main, page) {
  const phone = makePhone(page);
  main.replaceChildren();
  render(html`<${Screen} phone=${phone} />`, main);
  speak(phone);
  holdFocus(main);
  setTimeout(() => SOON.forEach(fetchPart), 4000);
}

/** @param {Page} page */
function makePhone({ session, language, operator }) {
  const room = startRoom({ session, as: 'participant', language });
  const drawer = openDrawer(session);
  const secrets = openSecrets(session, drawer);
  const given = openGiven({ drawer, secrets, view: room.view });
  const outbox = openOutbox({ drawer, room, onStored: given.store });
  const drafts = openDrafts(drawer);
  effect(() => offerAgain(room.epoch.value, { drawer, given, outbox }));
  return { session, language, operator, room, drawer, secrets, given, outbox, drafts };
}

/**
 * After a restore the server's box is empty: what this phone still holds goes out again, or asks, where the stage moved.
 * @param {number} epoch @param {Pick<Phone, 'drawer' | 'given' | 'outbox'>} phone
 */
function offerAgain(epoch, { drawer, given, outbox }) {
  const known = drawer.read('epoch', 0);
  if (!epoch || epoch === known) return;
  drawer.write('epoch', epoch);
  if (known) for (const one of given.sealed()) outbox.put(one.act, one.with);
}

/** @param {{phone: Phone}} props */
function Screen({ phone }) {
  const view = phone.room.view.value;
  const refusal = phone.room.refusal.value;
  return html`
    <div class="column phone">
      <${ConnectionLine} connection=${phone.room.connection.value} />
      ${refusal && html`<p class="warning" role="alert">${refusal.say}</p>`}
      ${!view && !refusal && html`<p>${t('You are in. One moment, the session is opening.')}</p>`}
      ${view && hasLeft(phone, view) && html`<${Later} key="left" load=${leftBehind} phone=${phone} />`}
      ${view && html`<${Now} key="now" phone=${phone} view=${view} />`}
      <footer key="foot" class="phone-foot while-not-writing">
        ${LANGUAGES.filter(([code]) => code !== phone.language).map(
          ([code, name]) =>
            html`<a lang=${code} hreflang=${code} href="/language/${code}?back=/s/${phone.session}">${name}</a>`,
        )}
      </footer>
    </div>
  `;
}

/** @param {Phone} phone @param {View} view */
function hasLeft({ given, outbox }, view) {
  return [...given.entries.value, ...outbox.items.value.map((item) => item.with)].some(
    (one) => one.step !== view.stage,
  );
}

/** @param {{phone: Phone, view: View}} props */
function Now({ phone, view }) {
  if (view.phase === 'ended') return html`<${Later} load=${farewell} phone=${phone} />`;
  const step = view.steps.find((one) => one.step === view.stage);
  if (!step) return html`<${Waiting} phone=${phone} session=${view.session} />`;
  return html`<${OnStage} key=${step.step} phone=${phone} step=${step} session=${view.session} />`;
}

/** @param {{phone: Phone, session: Session}} props */
function Waiting({ phone, session }) {
  return html`
    <div class="waiting">
      <h1>${t('You are in. We begin soon.')}</h1>
      <p dir="auto"><strong>${session.title}</strong></p>
      ${session.change && html`<p dir="auto">${t('The change: {change}', { change: session.change })}</p>`}
      <p>${t('What you send is stored without your name.')}</p>
      <${Privacy} session=${session} operator=${phone.operator} />
    </div>
  `;
}

/** @param {{phone: Phone, step: Step, session: Session}} props */
function OnStage({ phone, step, session }) {
  const [isWhole, setWhole] = useState(false);
  const prompt = step.prompt || step.title;
  const privacy = useMemo(
    () => html`<${Privacy} session=${session} operator=${phone.operator} />`,
    [phone, session],
  );
  return html`
    <div class="on-stage">
      <header class=${isWhole ? 'prompt is-whole' : 'prompt'}>
        ${step.prompt && html`<p class="quiet while-not-writing" dir="auto">${step.title}</p>`}
        <h1 dir="auto">${prompt}</h1>
        ${prompt.length > 60 && html`<button type="button" class="quiet-act prompt-more" aria-expanded=${isWhole ? 'true' : 'false'} onClick=${() => setWhole(!isWhole)}>${isWhole ? t('Less') : t('All of it')}</button>`}
      </header>
      <${Closing} key="closing" step=${step} serverNow=${phone.room.serverNow} />
      <${LateWords} key="late" phone=${phone} step=${step} />
      <${Later} key=${step.kind} load=${KINDS[step.kind]} phone=${phone} step=${step}>
        ${privacy}
      <//>
    </div>
  `;
}

/** Ten seconds of grace, by the server's clock. @param {{step: Step, serverNow: () => number}} props */
function Closing({ step: { closing_at }, serverNow }) {
  const [, tick] = useState(0);
  useEffect(() => {
    if (closing_at === null) return;
    const clock = setInterval(() => tick((count) => count + 1), 250);
    return () => clearInterval(clock);
  }, [closing_at]);
  if (closing_at === null) return null;
  return html`<p class="closing" role="timer">${closingWords(Math.max(0, Math.ceil((closing_at - serverNow()) / 1000)))}</p>`;
}

/** @param {number} seconds */
function closingWords(seconds) {
  return t('Closing in {seconds} s: send or keep.', { seconds });
}

/** For whoever came after a round was shown. @param {{phone: Phone, step: Step}} props */
function LateWords({ phone, step }) {
  const arrived = phone.drawer.read('arrived', { step: '', seen: 0 });
  if (arrived.step !== step.step || !arrived.seen || arrived.seen !== seenIn(step)) return null;
  return html`<p class="late">${t('This round was shown before you came. The next one is yours too.')}</p>`;
}

/** How many rounds of a step were shown. @param {Step} step */
function seenIn(step) {
  return (step.kind === 'board' ? step.shown : step.pictures).length;
}

/** Says when the line is gone, but not for a blink; and when it is back. @param {{connection: string}} props */
function ConnectionLine({ connection }) {
  const [says, say] = useState('');
  useEffect(() => {
    if (connection === 'online') {
      if (!says) return;
      say(t('Online again.'));
      const clock = setTimeout(() => say(''), 3000);
      return () => clearTimeout(clock);
    }
    const words =
      connection === 'offline' ? t('Offline. What you write is kept on this phone.') : t('Connecting…');
    const clock = setTimeout(() => say(words), 1500);
    return () => clearTimeout(clock);
  }, [connection]);
  return html`<p class="connection" role="status">${says}</p>`;
}

/** What those who listen are told: the step, the new thoughts, the closing; never each card. @param {Phone} phone */
function speak({ room, drawer, secrets, given }) {
  const step = computed(() => room.view.value?.steps.find((one) => one.step === room.view.value?.stage));
  const prompt = computed(() => step.value && (step.value.prompt || step.value.title));
  const news = computed(() => JSON.stringify([step.value?.step, step.value && seenIn(step.value)]));
  const isClosing = computed(() => step.value?.state === 'closing');
  let before = '';

  effect(() => {
    const title = room.view.value?.session.title;
    if (title) document.title = title;
  });
  effect(() => {
    if (!room.view.value || drawer.read('arrived', null)) return;
    const there = step.peek();
    drawer.write('arrived', { step: there?.step ?? '', seen: secrets.isNew && there ? seenIn(there) : 0 });
  });
  effect(() => {
    if (prompt.value) announce(t('New step: {prompt}', { prompt: prompt.value }));
  });
  effect(() => {
    const here = step.peek();
    const isSameStep = before && JSON.parse(before)[0] === here?.step && before !== news.value;
    before = news.value;
    if (!isSameStep || here?.kind !== 'board') return;
    announce(tn(newestOf(here), '1 new thought', '{count} new thoughts'));
  });
  effect(() => {
    if (given.wentOn.value.length) announce(t('Someone went on from your thought.'));
  });
  effect(() => {
    if (isClosing.value) announce(closingWords(10));
  });
  effect(() => {
    document.body.dataset.disagreements = String(room.disagreements.value);
  });
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
    const around = parts.find((part) => main.contains(part));
    around?.setAttribute('tabindex', '-1');
    around?.focus({ preventScroll: true });
  }).observe(main, { childList: true, subtree: true });
}

begin(start);
