/** The participant's phone: one thing at a time, the open step above all. */

import { begin } from '../app.js';
import { t } from '../lib/i18n.js';
import { gaveTo, openGiven } from '../room/given.js';
import { openDrafts, openOutbox } from '../room/outbox.js';
import { startRoom } from '../room/room.js';
import { openDrawer, openSecrets } from '../room/secrets.js';
import { hasShown } from '../room/things.js';
import { fetchPart, Later } from '../shared/later.js';
import { KINDS } from '../steps/kinds.js';
import { ON_PHONE } from '../steps/phones.js';
import { effect, html, render, signal, useEffect, useLayoutEffect, useMemo, useState } from '../vendor/ui.js';
import {
  atHand,
  comeBack,
  farewell,
  hidden,
  leftBehind,
  nothingKept,
  privacy,
  roomNow,
  seen,
  thisPhone,
} from './later_parts.js';

/** @import {Page} from '../app.js' */
/** @import {Session, Step, View} from '../room/words.js' */
/** @typedef {ReturnType<typeof makePhone>} Phone */

const offline = () => import('./offline.js').then((part) => part.keepShell());
// What comes later in a session is fetched while the network is there.
const SOON = [
  ...Object.values(ON_PHONE).map(({ load }) => load),
  roomNow,
  atHand,
  leftBehind,
  farewell,
  hidden,
  thisPhone,
  offline,
];
const AT_MOST = 1500; // ms that a step waits for what stands beside it
const LANGUAGES = [
  ['en', 'In English'],
  ['fi', 'Suomeksi'],
];

/** @param {HTMLElement} main @param {Page} page */
function start(main, page) {
  const phone = makePhone(page);
  main.replaceChildren();
  render(html`<${Screen} phone=${phone} />`, main);
  effect(() => {
    const title = phone.room.view.value?.session.title;
    if (title) document.title = title;
  });
  effect(() => {
    document.body.dataset.disagreements = String(phone.room.disagreements.value);
  });
}

/** What a step does not need to be answered comes when it is there, on a slow line too. @param {Phone} phone */
function settle(phone) {
  if (phone.isSettled.peek()) return;
  SOON.forEach(fetchPart);
  fetchPart(seen).then((saySeen) => saySeen(phone.room));
  phone.isSettled.value = true;
}

/** @param {Page} page */
function makePhone({ session, language, operator }) {
  const drawer = openDrawer(session);
  const isLasting = signal(drawer.isLasting());
  drawer.onLasting((now) => {
    isLasting.value = now;
  });
  const room = startRoom({ session, as: 'participant', language, part: drawer.part }, KINDS);
  const hidesOwn = signal(drawer.read('hides_own', false));
  const secrets = openSecrets(session, drawer, hidesOwn);
  const given = openGiven({ drawer, view: room.view, kinds: KINDS });
  const outbox = openOutbox({ drawer, room, onStored: given.store });
  const drafts = openDrafts(drawer);
  effect(() => offerAgain(room.epoch.value, { drawer, given, outbox }));
  effect(() => {
    document.documentElement.toggleAttribute('data-hides-own', hidesOwn.value);
  });
  const isSettled = signal(false);
  return {
    session,
    language,
    operator,
    room,
    drawer,
    isLasting,
    secrets,
    given,
    outbox,
    drafts,
    hidesOwn,
    isSettled,
  };
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
  const isReady = useReady(phone, view);
  const now = isReady && view;
  return html`
    <div class="column phone">
      ${!refusal && html`<${ConnectionLine} connection=${phone.room.connection.value} isLasting=${phone.isLasting.value} />`}
      ${!phone.isLasting.value && html`<${Later} key="nothing" load=${nothingKept} />`}
      ${refusal && html`<p class="warning" role="alert">${refusal.say}</p>`}
      ${refusal?.refused === 'not_found' && html`<${Later} key="back" load=${comeBack} phone=${phone} />`}
      ${!now && !refusal && html`<p>${t('You are in. One moment, the session is opening.')}</p>`}
      ${phone.hidesOwn.value && html`<${Later} key="hidden" load=${hidden} phone=${phone} />`}
      ${now && (phone.isSettled.value || gaveTo(phone, (step) => step !== now.stage)) && html`<${Later} key="left" load=${leftBehind} phone=${phone} />`}
      ${now && html`<${Now} key="now" phone=${phone} view=${now} />`}
      <footer key="foot" class="phone-foot while-not-writing">
        ${LANGUAGES.filter(([code]) => code !== phone.language).map(
          ([code, name]) =>
            html`<a lang=${code} hreflang=${code} href="/language/${code}?back=/s/${phone.session}">${name}</a>`,
        )}
        ${phone.isSettled.value && html`<${Later} load=${thisPhone} phone=${phone} />`}
      </footer>
    </div>
  `;
}

/**
 * What stands beside the step when the page is opened is fetched first, so that it pushes nothing down. On a phone that
 * joins an open step there is nothing of it.
 * @param {Phone} phone @param {View | null} view
 */
function useReady(phone, view) {
  const [isReady, setReady] = useState(false);
  const isThere = Boolean(view);
  useLayoutEffect(() => {
    if (!view) return;
    const wait = new Promise((go) => setTimeout(go, AT_MOST));
    Promise.race([Promise.all(besides(phone, view).map(fetchPart)), wait]).then(() => {
      setReady(true);
      setTimeout(() => settle(phone), 4000);
    });
  }, [isThere]);
  return isThere && isReady;
}

/** @param {Phone} phone @param {View} view @returns {import('../shared/later.js').Load[]} */
function besides(phone, view) {
  const step = view.steps.find((one) => one.step === view.stage);
  const isUnderWay = view.timer || view.is_paused || view.is_holding || (step && hasShown(step));
  return [
    ...(phone.isLasting.value ? [] : [nothingKept]),
    ...(phone.hidesOwn.value ? [hidden] : []),
    ...(gaveTo(phone, (one) => one !== view.stage) ? [leftBehind] : []),
    ...(isUnderWay ? [roomNow] : []),
    ...((step && ON_PHONE[step.kind].beside?.(phone, step)) ?? []),
  ];
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
      <${Later} key="privacy" load=${privacy} session=${session} operator=${phone.operator} />
    </div>
  `;
}

/**
 * What the room does besides stands above the step and below it. Where nothing of it is there yet, it is fetched after the
 * step.
 * @param {{phone: Phone, step: Step, session: Session}} props
 */
function OnStage({ phone, step, session }) {
  const [isWhole, setWhole] = useState(false);
  const prompt = step.prompt || step.title;
  const whoKnows = useMemo(
    () => html`<${Later} key="privacy" load=${privacy} session=${session} operator=${phone.operator} />`,
    [phone, session],
  );
  return html`
    <div class="on-stage">
      <header class=${`prompt ${isWhole ? 'is-whole' : ''} ${prompt.length > 120 ? 'is-long' : ''}`}>
        ${step.prompt && html`<p class="quiet while-not-writing" dir="auto">${step.title}</p>`}
        <h1 dir="auto">${prompt}</h1>
        ${prompt.length > 60 && html`<button type="button" class="quiet-act prompt-more" aria-expanded=${isWhole ? 'true' : 'false'} onClick=${() => setWhole(!isWhole)}>${isWhole ? t('Less') : t('All of it')}</button>`}
      </header>
      <${Later} key=${step.kind} load=${ON_PHONE[step.kind].load} phone=${phone} step=${step}
        above=${html`<${Later} key="room" load=${roomNow} phone=${phone} step=${step} />`}
        below=${html`<${Later} key="hand" load=${atHand} phone=${phone} step=${step} />`}>
        ${whoKnows}
      <//>
    </div>
  `;
}

/** Says when the line is gone, but not for a blink; and when it is back. @param {{connection: string, isLasting: boolean}} props */
function ConnectionLine({ connection, isLasting }) {
  const [says, say] = useState('');
  useEffect(() => {
    if (connection === 'online') {
      if (!says) return;
      say(t('Online again.'));
      const clock = setTimeout(() => say(''), 3000);
      return () => clearTimeout(clock);
    }
    const offline = isLasting
      ? t('Offline. What you write is kept on this phone.')
      : t('Offline. Leave this page open: this browser keeps nothing.');
    const words = connection === 'offline' ? offline : t('Connecting…');
    const clock = setTimeout(() => say(words), 1500);
    return () => clearTimeout(clock);
  }, [connection, isLasting]);
  return html`<p class="connection" role="status">${says}</p>`;
}

begin(start);
