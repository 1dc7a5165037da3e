/** Texts: English sentences are their own names, other languages come from static/texts. */

/** @typedef {Record<string, string | Record<string, string>>} Catalogue */

let language = 'en';
/** @type {Catalogue} */
let catalogue = {};

/** To be awaited before the first render. Without a catalogue the page speaks English. @param {string} wanted */
export async function loadLanguage(wanted) {
  if (wanted === 'en') return speak('en', {});
  try {
    speak(wanted, (await import(`../texts/${wanted}.js`)).default);
  } catch {
    speak('en', {});
  }
}

/** @param {string} name @param {Catalogue} texts */
export function speak(name, texts) {
  language = name;
  catalogue = texts;
}

/** @param {string} english @param {Record<string, string | number>} [values] */
export function t(english, values) {
  const said = catalogue[english];
  return fill(typeof said === 'string' ? said : english, values);
}

/**
 * `tn(3, "1 new thought", "{count} new thoughts")`
 * @param {number} count @param {string} one @param {string} other @param {Record<string, string | number>} [values]
 */
export function tn(count, one, other, values) {
  const form = new Intl.PluralRules(language).select(count);
  const forms = catalogue[one];
  const said = typeof forms === 'object' ? (forms[form] ?? forms.other) : form === 'one' ? one : other;
  return fill(said, { count, ...values });
}

/** A day such as 2027-11-24, as it is written here. @param {string} iso */
export function day(iso) {
  const style = language === 'en' ? 'long' : 'short';
  const written = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: style,
    timeZone: 'UTC',
  });
  return written.format(new Date(`${iso}T00:00:00Z`));
}

/** @param {string} said @param {Record<string, string | number>} [values] */
function fill(said, values) {
  return values ? said.replace(/\{(\w+)\}/g, (hole, name) => String(values[name] ?? hole)) : said;
}
