/** Times as people read them. */

/** "12:05" @param {number} seconds */
export function digits(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** "15:40", in Finnish "15.40". @param {number} at in ms @param {string} [language] */
export function timeOfDay(at, language = document.documentElement.lang) {
  const form = /** @type {const} */ ({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
  return new Intl.DateTimeFormat(language, form).format(at);
}

/** The date of a moment in this device's zone, such as 2026-11-25: all that the server hears of it. @param {number} at */
export function dayOf(at) {
  const there = new Date(at);
  const [month, day] = [there.getMonth() + 1, there.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${there.getFullYear()}-${month}-${day}`;
}
