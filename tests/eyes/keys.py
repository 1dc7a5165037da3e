"""Somebody who has a keyboard and nothing else; at every stop it is to be seen where they are."""

from playwright.sync_api import Locator, Page, expect

MOST_STOPS = 120
IS_HERE = "(one) => one === document.activeElement"
# A ring, or a field's own edge that changed.
IS_SEEN = """
  () => {
    const one = document.activeElement;
    if (one === document.body || one.matches('main, [tabindex="-1"]')) return true;
    const shows = ({ outlineStyle, outlineWidth, boxShadow }) =>
      (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    const around = [one, one.closest('label'), ...(one.labels ?? [])].filter(Boolean);
    const { width, height, bottom, top } = one.getBoundingClientRect();
    const isOnScreen = bottom > 0 && top < innerHeight;
    return isOnScreen && width > 0 && height > 0 && around.some((part) => shows(getComputedStyle(part)));
  }
"""
WHERE = "() => `${document.activeElement.localName} «${document.activeElement.innerText ?? ''}»`"


class Keys:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.unseen: list[str] = []

    def goes_to(self, wanted: Locator, *, back: bool = False) -> None:
        """By Tab, however many stops it takes; with `back` by Shift and Tab."""
        expect(wanted.first).to_be_attached()
        for _ in range(MOST_STOPS):
            if wanted.first.evaluate(IS_HERE):
                return
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            if not self.page.evaluate(IS_SEEN):
                self.unseen.append(self.page.evaluate(WHERE))
        raise AssertionError(f"Tab does not lead to {wanted}")

    def presses(self, wanted: Locator, key: str = "Enter") -> None:
        self.goes_to(wanted)
        self.page.keyboard.press(key)

    def writes(self, field: Locator, text: str) -> None:
        self.goes_to(field)
        self.page.keyboard.type(text)

    def chooses(self, radios: Locator, number: int) -> None:
        """Into the group by Tab, then down by arrows."""
        expect(radios.first).to_be_attached()
        while not radios.first.evaluate(IS_HERE):
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Space")
        for _ in range(number):
            self.page.keyboard.press("ArrowDown")
        expect(radios.nth(number)).to_be_checked()
