// Tries what a session needs, without one: the address, the line, its pace, the clock, the browser's memory.

import { keepsCookies } from '../lib/cookies.js';
import { t } from '../lib/i18n.js';
import { openRoad } from '../room/road.js';
import { keepsSomething } from '../room/secrets.js';
import { nothingKeptWords } from '../shared/keeping.js';

/** @typedef {{level: 'fine' | 'slow' | 'wrong', say: string}} Found */
/** @import {Socket} from '../vendor/ui.js' */
/** @typedef {{ok: boolean, now: number, ahead: number}} Health `ahead`: the server's clock before this one, ms */

const WITHIN = 6000;
const PATIENCE = 25_000; // longer than a phone needs to find another way
const TRIES = 7;
const LONGEST = 5000; // whoever has entered nothing is sent away after ten seconds
const BETWEEN = 300; // so that a line that is cut at once is noticed
const SLOW = 1000;
const PARTS = ['address', 'line', 'pace', 'clock', 'cookies', 'memory'];
const SIGNS = { fine: '✓', slow: '!', wrong: '✗' };
const expected = (element('check').dataset.expected ?? '').split(' ');

element('again').addEventListener('click', check);
check();

async function check() {
  element('again').hidden = true;
  element('verdict').textContent = t('Trying…');
  for (const id of PARTS) show(id, '…', '');

  const health = await askHealth();
  const found = [tell('address', address(health)), tell('memory', memory())];
  if (health) {
    found.push(tell('clock', clock(health)), tell('cookies', await cookies()));
    const { line, pace } = await tryRoad();
    found.push(tell('line', line));
    if (pace) found.push(tell('pace', pace));
  }
  for (const id of PARTS.filter((one) => element(one).textContent === '…')) show(id, '–', '');
  element('verdict').textContent = verdict(found);
  element('again').hidden = false;
}

/** @param {Found[]} found */
function verdict(found) {
  if (found.some(({ level }) => level === 'wrong')) return t('It does not work here yet.');
  return found.some(({ level }) => level === 'slow')
    ? t('It works here, with what is said below.')
    : t('It works here.');
}

/** @returns {Promise<Health | null>} */
async function askHealth() {
  const before = Date.now();
  try {
    const answer = await fetch('/health', { signal: AbortSignal.timeout?.(WITHIN) });
    const { ok, now } = await answer.json();
    return { ok, now, ahead: now - (before + Date.now()) / 2 };
  } catch {
    return null;
  }
}

/** @param {Health | null} health @returns {Found} */
function address(health) {
  if (!health) return wrong(t('The server does not answer. Check the connection.'));
  if (!expected.includes(location.origin)) {
    return wrong(
      t('This page was opened at {here}, but sessions run at {there}. Open that address.', {
        here: location.origin,
        there: expected[0],
      }),
    );
  }
  if (!health.ok) return slow(t('The server answers, but it needs help from whoever runs it.'));
  return fine(t('The server answers.'));
}

/**
 * By the road that phones, desks and screens take, without entering anywhere. A line that breaks meanwhile is tried again
 * as it would be there, perhaps another way.
 * @returns {Promise<{line: Found, pace?: Found}>}
 */
function tryRoad() {
  return new Promise((tell) => {
    let asked = 0;
    let hasCarried = false;
    const road = openRoad({ query: {}, greeted: measure, changed: measure });
    const clock = setTimeout(() => {
      done({
        line: hasCarried
          ? broken()
          : wrong(t('No line to the server. Try another network, such as the hotspot of a phone.')),
      });
    }, PATIENCE);

    async function measure() {
      const mine = ++asked;
      const { socket } = road;
      const took = [];
      const began = performance.now();
      while (took.length < TRIES && performance.now() < began + LONGEST) {
        const ms = await roundTrip(socket);
        if (mine !== asked) return;
        if (ms === null) return socket.connected && road.isDead();
        road.arrived();
        hasCarried = true;
        took.push(ms);
        await new Promise((go) => setTimeout(go, BETWEEN));
      }
      if (mine === asked) done({ line: kindOf(socket), pace: pace(took) });
    }

    /** @param {{line: Found, pace?: Found}} found */
    function done(found) {
      clearTimeout(clock);
      asked = 0;
      road.close();
      tell(found);
    }
  });
}

function broken() {
  return wrong(t('The line broke. Try again, closer to the router or in another network.'));
}

/** @param {Socket} line @returns {Found} */
function kindOf(line) {
  if (line.io.engine.transport.name === 'websocket') return fine(t('WebSocket works.'));
  return slow(t('The network stops WebSocket. The slower way works: everything appears a little later.'));
}

/** The middle of a few round trips. @param {number[]} took ms @returns {Found} */
function pace(took) {
  const ms = Math.ceil(took.sort((a, b) => a - b)[took.length >> 1]);
  if (ms > SLOW) return slow(t('An answer takes {ms} ms. It works, but people will wait.', { ms }));
  return fine(t('An answer takes {ms} ms.', { ms }));
}

/** In ms; null when no answer comes. @param {Socket} line @returns {Promise<number | null>} */
async function roundTrip(line) {
  const before = performance.now();
  try {
    await line.timeout(WITHIN).emitWithAck('leave', {});
    return performance.now() - before;
  } catch {
    return null;
  }
}

/** @param {Health} health @returns {Found} */
function clock({ ahead }) {
  const seconds = Math.round(Math.abs(ahead) / 1000);
  if (seconds < 3) return fine(t('This clock and the server’s agree.'));
  return fine(
    t(
      'This clock and the server’s are {seconds} s apart. That does no harm: countdowns go by the server’s.',
      {
        seconds,
      },
    ),
  );
}

/** @returns {Promise<Found>} */
async function cookies() {
  if (await keepsCookies()) return fine(t('This browser keeps its place in a session.'));
  return wrong(
    t(
      'This browser keeps no cookies from this site, and without one it cannot hold a place in a session. Allow cookies here, or use another browser.',
    ),
  );
}

/** @returns {Found} */
function memory() {
  if (keepsSomething()) return fine(t('What is written survives a reload of the page.'));
  return slow(nothingKeptWords());
}

/** @param {string} say @returns {Found} */
function fine(say) {
  return { level: 'fine', say };
}

/** @param {string} say @returns {Found} */
function slow(say) {
  return { level: 'slow', say };
}

/** @param {string} say @returns {Found} */
function wrong(say) {
  return { level: 'wrong', say };
}

/** @param {string} id @param {Found} found */
function tell(id, found) {
  show(id, `${SIGNS[found.level]} ${found.say}`, found.level === 'fine' ? '' : 'warning');
  return found;
}

/** @param {string} id @param {string} words @param {string} look */
function show(id, words, look) {
  element(id).textContent = words;
  element(id).className = look;
}

/** @param {string} id */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
