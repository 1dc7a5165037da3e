"""What an eye finds wrong on a page: each look gives sentences, and none when all is well."""

from typing import Any

from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Sizes are measured below: axe neither counts a label's row for its radio, nor scrolls what a bar covers.
OWN = "{ 'target-size': { enabled: false } }"

AXE = """
  async (rules) => {
    const { violations } = await axe.run({
      resultTypes: ['violations'], runOnly: rules, rules: OWN,
    });
    return violations.map(({ id, nodes }) => `${id}: ` + nodes.slice(0, 4).map((node) =>
      `${node.target.join(' ')} (${(node.any[0] ?? node.all[0] ?? node.none[0])?.message})`).join('; '));
  }
"""

# What was made unseen on purpose, for those who listen, is a pixel in size.
NAMES = """
  const name = (one) => {
    const classes = [...one.classList].map((word) => `.${word}`).join('');
    const words = (one.innerText ?? one.textContent ?? '').trim().replace(/\\s+/g, ' ').slice(0, 40);
    return `${one.localName}${classes} «${words}»`;
  };
  const seen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !one.closest('.unseen') && one.getBoundingClientRect().width > 1;
  const all = () => [...document.body.querySelectorAll('*')].filter((one) => !one.closest('svg svg *'));
"""

SIDEWAYS = """
  () => {
    NAMES
    const root = document.documentElement;
    const pans = all().filter((one) => {
      const { overflowX, overflowY } = getComputedStyle(one);
      const both = [overflowX, overflowY].every((way) => way === 'auto' || way === 'scroll');
      const down = one.scrollHeight > one.clientHeight + 1;
      return both && down && seen(one) && one.scrollWidth > one.clientWidth + 1;
    }).map((one) => `${name(one)} pans: ${one.scrollWidth} px in ${one.clientWidth}`);
    if (root.scrollWidth <= innerWidth) return pans;
    const wide = all().filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return seen(one) && (right > innerWidth + 1 || left < -1);
    });
    const inmost = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)));
    return [`${root.scrollWidth} px on ${innerWidth}: ${inmost.slice(0, 3).map(name).join(', ')}`];
  }
"""

# A line clamp and an ellipsis tell that there is more; whatever else is cut is lost.
CUT = """
  () => {
    NAMES
    const words = all().filter((one) => seen(one) && !one.closest('svg')
      && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
    const hides = (way) => way === 'hidden' || way === 'clip';
    const found = [];
    for (const one of words) {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      for (let box = one; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') break;
        const scrolls = (way) => way === 'auto' || way === 'scroll';
        if (scrolls(style.overflowX) || scrolls(style.overflowY)) break;
        const edge = box.getBoundingClientRect();
        const inside = one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2;
        const across = left < edge.left - 1 || right > edge.right + 1;
        const down = top < edge.top - 1 || bottom > edge.bottom + 1;
        if (hides(style.overflowX) && one.clientWidth > 1 && (box === one ? inside : across || down)) {
          found.push(`${name(one)} in ${box.localName}.${box.className}`);
          break;
        }
      }
    }
    return found.slice(0, 5);
  }
"""

# A link within a sentence is as high as its line (WCAG 2.5.8), and a label shares its control's target.
SMALL = """
  (least) => {
    NAMES
    const box = (one) => one.getBoundingClientRect();
    const isInline = (one) => one.matches('a') && getComputedStyle(one).display === 'inline'
      && one.parentElement.textContent.trim() !== one.textContent.trim();
    const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
    return targets.filter((one) => seen(one) && !isInline(one) && one.type !== 'hidden').filter((one) => {
      const label = one.labels?.[0] && one.matches('[type=radio], [type=checkbox]') ? one.labels[0] : one;
      return Math.max(box(one).height, box(label).height) < least - 0.5
        || Math.max(box(one).width, box(label).width) < Math.min(least, 44) - 0.5;
    }).slice(0, 6).map((one) => `${name(one)}: ${Math.round(box(one).width)}×${Math.round(box(one).height)}`);
  }
"""

MOVING = """
  () => {
    NAMES
    const ms = (time) => parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000);
    const longest = (list) => Math.max(0, ...list.split(',').map(ms));
    const runs = document.getAnimations({ subtree: true }).filter((one) => {
      const { duration, iterations } = one.effect.getComputedTiming();
      return one.playState === 'running' && duration * iterations > 10;
    }).map((one) => `${name(one.effect.target)} is moving`);
    const would = all().filter((one) => ['', '::before', '::after'].some((part) => {
      const style = getComputedStyle(one, part);
      return longest(style.transitionDuration) > 10
        || (style.animationName !== 'none' && longest(style.animationDuration) > 10);
    })).map((one) => `${name(one)} would move`);
    return [...runs, ...would].slice(0, 5);
  }
"""

# The least size of what is read on the projector, in px at 1080p.
TINY = """
  (least) => {
    NAMES
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set();
    while (walk.nextNode()) {
      const { parentElement: parent, data } = walk.currentNode;
      if (!data.trim() || !seen(parent) || parent.closest('script, style, noscript')) continue;
      const scale = parent.closest('svg')?.getScreenCTM?.()?.a ?? 1;
      const size = parseFloat(getComputedStyle(parent).fontSize) * (parent.closest('svg') ? scale : 1);
      if (size < least - 0.1) found.add(`${name(parent)}: ${size.toFixed(1)} px`);
    }
    return [...found].slice(0, 5);
  }
"""

# With forced colours no background tells a button from the words around it.
EDGELESS = """
  () => {
    NAMES
    const lines = (style) => ['Top', 'Bottom', 'Left', 'Right'].some((side) =>
      parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== 'none')
      || style.textDecorationLine.includes('underline')
      || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
    const fields = 'textarea, select, input:not([type=radio], [type=checkbox])';
    return [...document.querySelectorAll(`button, ${fields}`)]
      .filter((one) => seen(one) && (one.matches(fields) || one.innerText.trim()))
      .filter((one) => !lines(getComputedStyle(one))).slice(0, 5)
      .map((one) => `${name(one)} has no edge in forced colours`);
  }
"""


def against_axe(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe-core calls a violation."""
    found: list[str] = page.evaluate(AXE.replace("OWN", OWN if rules is None else "{}"), rules or RULES)
    return found


def sideways(page: Page) -> list[str]:
    """Whether the page scrolls sideways, or a part of it both ways; and what sticks out."""
    return _found(page, SIDEWAYS)


def cut(page: Page) -> list[str]:
    """Text that is hidden where its box ends."""
    return _found(page, CUT)


def small_targets(page: Page, least: int) -> list[str]:
    """What a thumb would miss."""
    return _found(page, SMALL, least)


def moving(page: Page) -> list[str]:
    """What moves, or would, for longer than a hundredth of a second."""
    return _found(page, MOVING)


def edgeless(page: Page) -> list[str]:
    """Controls that look like plain words in forced colours."""
    return _found(page, EDGELESS)


def tiny(page: Page, least: float) -> list[str]:
    """What nobody reads from the last row."""
    return _found(page, TINY, least)


def _found(page: Page, look: str, *given: Any) -> list[str]:
    found: list[str] = page.evaluate(look.replace("NAMES", NAMES), *given)
    return found
