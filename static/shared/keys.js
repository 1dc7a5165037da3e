/**
 * The single keys of the desk. A part names its key while it is there: `useKey('x', t('Cover'), cover)`, `press` null
 * while it cannot be done. They are never heard while somebody types, and a switch of this device turns them off.
 */

import { signal, useLayoutEffect, useRef } from '../vendor/ui.js';

/** @typedef {{key: string, label: string, press: (() => void) | null}} Bound */

const SWITCH = 'kesken:keys';
const CLICKER = 'kesken:clicker';

/** The keys that mean something now, for the list of them. */
export const bound = signal(/** @type {Bound[]} */ ([]));
export const areOn = switchOf(SWITCH, true);
/** Whether a clicker's forward key is Enter. Off at first: it is also the key that scrolls a page. */
export const isClickerOn = switchOf(CLICKER, false);

/** @param {string} key one character, or a key's name; "" is none @param {string} label @param {(() => void) | null} press */
export function useKey(key, label, press) {
  const now = useRef(press);
  now.current = press;
  const isThere = press !== null;
  // Before it is painted: what is on the screen may be pressed at once.
  useLayoutEffect(() => {
    if (!key) return;
    return bind({ key, label, press: isThere ? () => now.current?.() : null });
  }, [key, label, isThere]);
}

/** @param {Bound} one @returns {() => void} lets go of it */
export function bind(one) {
  bound.value = [...bound.peek(), one];
  return () => {
    bound.value = bound.peek().filter((other) => other !== one);
  };
}

/** Hears the keys of a page. @param {Document} page @param {(key: string) => void} [idle] hears of a letter that does nothing just now @returns {() => void} stops it */
export function listen(page, idle = () => {}) {
  /** @param {KeyboardEvent} event */
  function hear(event) {
    const press = meant(event);
    if (!press) {
      const key = keyOf(event);
      if (key?.length === 1 && bound.peek().some((one) => one.key === key)) idle(key);
      return;
    }
    event.preventDefault();
    press();
  }
  page.addEventListener('keydown', hear);
  return () => page.removeEventListener('keydown', hear);
}

/** @typedef {Pick<KeyboardEvent, 'key' | 'code' | 'repeat' | 'isComposing' | 'defaultPrevented' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>} Pressed */

/** What a key would do now, or null. @param {Pressed} event */
export function meant(event) {
  const key = keyOf(event);
  const those = bound.peek().filter((one) => one.key === key && one.press);
  return those[those.length - 1]?.press ?? null; // the newest part that wants a key has it
}

/** The key by its name in the list, or null where keys are not for us. @param {Pressed} event */
function keyOf(event) {
  if (event.repeat || event.isComposing || event.defaultPrevented || event.altKey) return null;
  const typed = latin(event);
  const isUndo = (event.ctrlKey || event.metaKey) && typed.toLowerCase() === 'z';
  if ((event.ctrlKey || event.metaKey) && !isUndo) return null;
  if (isBusy(event.target, typed)) return null;
  const key = typed === 'PageDown' && isClickerOn.peek() ? 'Enter' : typed;
  if (key.length === 1 && !isUndo && !areOn.peek()) return null;
  return key.length === 1 ? key.toLowerCase() : key;
}

/** A letter of another script is the one that a Latin keyboard has in its place. @param {Pressed} event */
function latin({ key, code }) {
  if (key === '؟') return '?';
  const isForeign =
    /^[\p{Letter}\p{Mark}\p{Number}]/u.test(key) && !/^[\p{Script=Latin}\p{ASCII}]/u.test(key);
  return (isForeign && /^(?:Key|Digit)(.)$/.exec(code)?.[1]) || key;
}

/** Somebody types there, or the key is the element's own. @param {EventTarget | null} target @param {string} key */
function isBusy(target, key) {
  const element = /** @type {Element | null} */ (target);
  if (!element?.closest) return false;
  if (element.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]'))
    return true;
  if (element.closest('dialog')) return true;
  return key === 'Enter' && Boolean(element.closest('button, a, summary, input'));
}

/** @param {string} place @param {boolean} usual */
function switchOf(place, usual) {
  const one = signal(read(place) ?? usual);
  one.subscribe((isOn) => {
    if (isOn !== (read(place) ?? usual)) write(place, isOn);
  });
  return one;
}

/** @param {string} place */
function read(place) {
  try {
    const said = localStorage.getItem(place);
    return said === null ? null : said === 'on';
  } catch {
    return null;
  }
}

/** @param {string} place @param {boolean} isOn */
function write(place, isOn) {
  try {
    localStorage.setItem(place, isOn ? 'on' : 'off');
  } catch {
    // Forbidden: the switch holds as long as the page.
  }
}
