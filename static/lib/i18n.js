/** Texts: English sentences are their own names. Those of another language come along with the scripts that say them. */

/** @typedef {Record<string, string | Record<string, string>>} Catalogue */

let language = 'en';
/** Both take a slow phone some milliseconds to make. @type {Intl.PluralRules | undefined} */
let counting;
/** @type {Intl.DateTimeFormat | undefined} */
let dating;
/** @type {Catalogue} */
let catalogue = {};

/** A script brings its own sentences to those that are here. @param {string} name @param {Catalogue} texts */
export function speak(name, texts) {
  catalogue = name === language ? { ...catalogue, ...texts } : texts;
  if (name !== language) counting = dating = undefined;
  language = name;
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
  counting ??= new Intl.PluralRules(language);
  const form = counting.select(count);
  const forms = catalogue[one];
  const said = typeof forms === 'object' ? (forms[form] ?? forms.other) : form === 'one' ? one : other;
  return fill(said, { count, ...values });
}

/** A day such as 2027-11-24, as it is written here. @param {string} iso */
export function day(iso) {
  dating ??= new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: language === 'en' ? 'long' : 'short',
    timeZone: 'UTC',
  });
  return dating.format(new Date(`${iso}T00:00:00Z`));
}

/** @param {string} said @param {Record<string, string | number>} [values] */
function fill(said, values) {
  return values ? said.replace(/\{(\w+)\}/g, (hole, name) => String(values[name] ?? hole)) : said;
}
