"""Those who look: a phone, a desk, the projector and a reader of the saved board, in one browser."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from time import time
from typing import Any, Literal, NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.eyes.room import Room
from tests.harness.patience import until

Who = Literal["phone", "desk", "projector", "saved"]
Scheme = Literal["light", "dark"]
LOCALES = {"en": "en-GB", "fi": "fi-FI", "he": "he"}
AXE = Path(str(find_spec("axe_playwright_python").origin)).with_name("axe.min.js")  # type: ignore[union-attr]
NOT_FOUND = re.compile("/nowhere$|/j#cut$")  # there it is meant
SEATS = re.compile("^k[pfs][12]?-")
QUIET = 0.12  # seconds without a request or a change after which a page is as it stays

# Says when the page was drawn last; a policy without eval lets only scripts in that come before its own.
WATCH = """
  globalThis.changedAt = performance.now();
  new MutationObserver(() => { globalThis.changedAt = performance.now(); })
    .observe(document, { childList: true, subtree: true, attributes: true });
"""
# Once the page has drawn twice: on a busy machine one that stands still may only not have had its turn.
IS_QUIET = """
  async (ms) => {
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    return !document.querySelector('.while-loading')?.checkVisibility()
      && document.getAnimations().every(
        (one) => one.playState !== 'running' || one.effect.getTiming().iterations > 9)
      && performance.now() - globalThis.changedAt > ms;
  }
"""


class Size(NamedTuple):
    name: str
    width: int
    height: int


PHONE = Size("360x640", 360, 640)
NARROW = Size("320x640", 320, 640)
KEYBOARD_UP = Size("360x320-keyboard-up", 360, 320)
DESK = Size("1366x768", 1366, 768)
PROJECTOR = Size("1920x1080", 1920, 1080)
OLD_PROJECTOR = Size("1024x768", 1024, 768)


class Onlooker:
    """One browser, in one language. It comes into each room anew, and keeps its pages for none."""

    def __init__(self, browser: Browser, url: str, language: str, **how: Any) -> None:
        self.url = url
        self.context: BrowserContext = browser.new_context(locale=LOCALES[language], **how)
        self.context.add_init_script(WATCH)
        self.context.add_init_script(path=AXE)
        # The offer of languages asks for what is switched off: a reader's choice wins over the browser's.
        self.context.add_cookies([{"name": "language", "value": language, "url": url}])
        self.complaints: list[str] = []
        self._room: Room | None = None

    @contextmanager
    def looks(self, room: Room, who: Who, size: Size, *, ahead: int = 0) -> Iterator[Page]:
        """A page of the room, as it stays. `ahead`: so many ms later, by the page's clock."""
        if self._room is not room:
            self._forget_seats(room)
        with self.opens(ENTRANCES[who](self, room), size, ahead=ahead) as page:
            # A page may rest while the server's first frame is still under way.
            page.locator("h1").first.wait_for(state="attached")
            if who != "saved":
                self._presence.wait(page)
            settle(page)
            yield page

    @contextmanager
    def opens(self, where: str, size: Size, *, ahead: int = 0) -> Iterator[Page]:
        """Any page of the house; `where` is its address."""
        page = self.context.new_page()
        requests = Requests(page)
        self._presence = Presence(page)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self._hear(page.url, said.type, said.text))
        page.set_viewport_size({"width": size.width, "height": size.height})
        if ahead:
            page.clock.install()
        page.goto(where)
        requests.wait()
        if ahead:
            page.clock.set_system_time(time() + ahead / 1000)
            page.clock.run_for(1000)
        try:
            yield page
        finally:
            page.close()

    def close(self) -> None:
        self.context.close()

    def _forget_seats(self, room: Room) -> None:
        """Of all rooms together the cookies would be longer than a request may be."""
        self.context.clear_cookies(name=SEATS)
        self._room = room

    def _hear(self, where: str, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not (NOT_FOUND.search(where) and "404" in text):
            self.complaints.append(f"{where}: {text}")

    def _comes_as_phone(self, room: Room) -> str:
        self._shows_key("join", room.at.key)
        return f"{self.url}/s/{room.at.session}"

    def _comes_as_desk(self, room: Room) -> str:
        """Ann's own seat, on another page."""
        self.context.add_cookies(
            [
                {"name": cookie.name, "value": str(cookie.value), "url": self.url}
                for cookie in room.desk.browser.cookies
                if SEATS.match(cookie.name)
            ]
        )
        return f"{self.url}/desk/{room.at.session}"

    def _comes_as_projector(self, room: Room) -> str:
        made = room.desk.browser.post(f"{self.url}/desk/{room.at.session}/links", json={"kind": "screen"})
        self._shows_key("screen", made.json()["url"].partition("#")[2])
        return f"{self.url}/screen/{room.at.session}"

    def _comes_as_reader(self, room: Room) -> str:
        return str(room.desk.enters()["board"])

    def _shows_key(self, door: str, key: str) -> None:
        answer = self.context.request.post(f"{self.url}/{door}/key", data={"key": key})
        assert answer.ok, answer.text()


ENTRANCES: dict[Who, Callable[[Onlooker, Room], str]] = {
    "phone": Onlooker._comes_as_phone,
    "desk": Onlooker._comes_as_desk,
    "projector": Onlooker._comes_as_projector,
    "saved": Onlooker._comes_as_reader,
}


class Presence:
    """Who is here is told last, half a second after a page has come in: without it a screen is not whole."""

    def __init__(self, page: Page) -> None:
        self._is_told = False
        page.on("websocket", lambda socket: socket.on("framereceived", self._hear))

    def _hear(self, frame: str | bytes) -> None:
        self._is_told = self._is_told or (isinstance(frame, str) and '["presence"' in frame)

    def wait(self, page: Page) -> None:
        # Frames are heard while the page is asked something.
        until(lambda: page.evaluate("true") and self._is_told, f"{page.url} hears of nobody")


class Requests:
    """What a page still waits for."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._open: set[Request] = set()
        page.on("request", lambda one: self._open.add(one))
        page.on("requestfinished", lambda one: self._open.discard(one))
        page.on("requestfailed", lambda one: self._open.discard(one))

    def wait(self) -> None:
        settle(self._page, lambda: not any(one.url.startswith("http") for one in self._open))


def settle(page: Page, is_quiet: Callable[[], bool] = lambda: True, quiet: float = QUIET) -> None:
    """Until nothing on the page moves any more for `quiet` seconds; a countdown may."""
    until(lambda: page.evaluate(IS_QUIET, 1000 * quiet) and is_quiet(), f"{page.url} does not come to rest")
