"""The people of a story: Ann at her desk, the shared screen, and phones in real browsers.

They read what is on their screens, in their own language; whatever a page complains of fails the story.
"""

import re
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from babel.messages.pofile import read_po
from babel.support import Translations
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

TRANSLATIONS = Path(__file__).parents[2] / "server" / "translations"
SENTENCES = {
    message.id if isinstance(message.id, str) else message.id[0]
    for message in read_po((TRANSLATIONS / "fi" / "LC_MESSAGES" / "messages.po").open("rb"))
}
LOCALES = {"en": "en-GB", "fi": "fi-FI"}
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 640},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
DESK = {"viewport": {"width": 1366, "height": 768}}
SCREEN = {"viewport": {"width": 1920, "height": 1080}}
# A cut line is part of the stories; the browser tells of it in the console.
EXPECTED = re.compile(
    r"WebSocket connection to|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET"
    r"|status of 503 .* /join/key$"  # nothing can be stored: the page says so
    r"|ERR_FAILED /static/.+\.js$"  # the page's worker asked for a part that comes later
    r"|status of 400 \(BAD REQUEST\) /socket\.io/$"  # a poll of a line that has just ended
    r"|cross-world service worker"  # the page's worker began between a preload and its use: fetched once more
)


class Person:
    """Someone in front of a page. `t` turns an English sentence into what stands on their screen."""

    size: dict[str, Any] = DESK

    def __init__(self, chromium: Browser, url: str, language: str) -> None:
        self.url, self.language = url, language
        self.context: BrowserContext = chromium.new_context(locale=LOCALES[language], **self.size)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self._complain(said.type, f"{said.text} {_path_of(said)}"))
        self.page.on("pageerror", lambda error: self._complain("error", str(error)))
        self._catalogue = Translations.load(TRANSLATIONS, [language])

    def t(self, sentence: str, **fields: object) -> str:
        assert sentence in SENTENCES, f"No screen says “{sentence}”: nobody can wait for it."
        said: str = self._catalogue.gettext(sentence)
        return said.format(**fields) if fields else said

    def tn(self, count: int, one: str, other: str) -> str:
        return str(self._catalogue.ngettext(one, other, count)).format(count=count)

    def button(self, sentence: str, **fields: object) -> Locator:
        return self.page.get_by_role("button", name=self.t(sentence, **fields), exact=True)

    def press(self, sentence: str, **fields: object) -> None:
        self.button(sentence, **fields).first.click()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def reads(self, sentence: str, **fields: object) -> None:
        self.sees(self.t(sentence, **fields))

    def _complain(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not EXPECTED.search(text):
            self.complaints.append(text)


def _path_of(said: ConsoleMessage) -> str:
    return urlsplit(str(said.location["url"])).path


class Ann(Person):
    """She facilitates."""

    def makes(self, *, title: str, change: str) -> None:
        self.page.goto(f"{self.url}/new")
        self.page.fill("[name=title]", title)
        self.page.fill("[name=change]", change)
        self.press("Make the session")
        self.reads("Steer from your phone too")

    def shows_the_screen(self, screen: "Screen") -> None:
        link = self.page.get_by_role("link", name=self.t("Open the projector"))
        screen.page.goto(str(link.get_attribute("href")))

    def presses_the_large_button(self, label: str) -> None:
        """Enter is the large button; `label`: what it has to say first."""
        large = self.page.locator(".large-act")
        expect(large).to_have_text(label)
        expect(large).to_have_attribute("aria-disabled", "false")
        self.page.keyboard.press("Enter")

    def confirms(self) -> None:
        expect(self.page.locator(".cues.is-asking:not(.is-fresh)")).to_be_visible()
        self.page.keyboard.press("Enter")


class Screen(Person):
    """The projector. It speaks the session's language, whatever its browser asks for."""

    size = SCREEN

    def __init__(self, chromium: Browser, url: str, language: str) -> None:
        super().__init__(chromium, url, language)

    def code(self) -> str:
        shown = self.page.get_by_text(re.compile(r"^[2-9A-HJKMNP-Z]{7}$")).first
        expect(shown).to_be_visible()
        return shown.inner_text()


class Phone(Person):
    """Someone who takes part."""

    size = PHONE

    def joins(self, code: str) -> Self:
        self.page.goto(self.url)
        self.page.fill("[name=code]", f" {code[:3].lower()}-{code[3:].lower()} ")
        self.press("Join")
        self.page.wait_for_url("**/s/*")
        return self

    def scans(self, key: str) -> Self:
        """The QR code, while a board is open."""
        self.page.goto(f"{self.url}/j#{key}")
        expect(self.page.locator(".board-writing textarea")).to_be_visible()
        return self

    def marks(self, station: int) -> None:
        self.page.get_by_role("radio").nth(station).check()
        self.press("Confirm")
        self.reads("Sent. Nobody sees it before the reveal.")

    def writes(self, text: str) -> None:
        self.page.locator(".board-writing textarea").fill(text)

    def sends(self) -> None:
        self.press("Send")

    def is_told_sent(self) -> None:
        self.reads("Sent. It is shown only together with others'.")

    def card(self, text: str) -> Locator:
        return self.page.locator("article", has_text=text)

    def continues(self, idea: str, text: str) -> None:
        self.card(idea).first.get_by_role("button", name=self.t("Continue"), exact=True).click()
        writing = self.page.locator(".continuing")
        writing.locator("textarea").fill(text)
        writing.get_by_role("button", name=self.t("Send"), exact=True).click()

    def refuses_cookies(self) -> None:
        """As the switch in a browser's settings does, for its pages; what they send is the relay's."""
        cdp = self.context.new_cdp_session(self.page)
        cdp.send("Emulation.setDocumentCookieDisabled", {"disabled": True})

    def loses_the_network(self) -> None:
        self.context.set_offline(True)

    def has_it_again(self) -> None:
        self.context.set_offline(False)
