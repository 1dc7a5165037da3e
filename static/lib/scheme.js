/** Light or dark by hand, for a room that is brighter or darker than the system thinks. */

/** @typedef {'light' | 'dark'} Scheme */

/** The rules of our sheets that wait for one of both. @type {{rule: CSSMediaRule, scheme: Scheme}[] | undefined} */
let waiting;

/** @returns {Scheme} */
export function schemeOfSystem() {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** @param {Scheme} scheme */
export function setScheme(scheme) {
  waiting ??= Array.from(document.styleSheets, ({ cssRules }) => [...waitingIn(cssRules)]).flat();
  for (const { rule, scheme: its } of waiting) rule.media.mediaText = its === scheme ? 'all' : 'not all';
  document.documentElement.style.colorScheme = scheme;
}

/** @param {CSSRuleList} rules @returns {Generator<{rule: CSSMediaRule, scheme: Scheme}>} */
function* waitingIn(rules) {
  for (const rule of rules) {
    const asked =
      rule instanceof CSSMediaRule && /prefers-color-scheme:\s*(light|dark)/.exec(rule.conditionText);
    if (asked) yield { rule, scheme: /** @type {Scheme} */ (asked[1]) };
    else if ('cssRules' in rule) yield* waitingIn(/** @type {CSSGroupingRule} */ (rule).cssRules);
  }
}
