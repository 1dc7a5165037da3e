"""A session on running servers, over real HTTP and Socket.IO;
its desk, phones and screens keep what they hear.
"""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import requests

from server.wire.catalogue import TOLD
from sessions.names import encode, name_of
from tests.harness.in_order import client_in_order
from tests.harness.patience import until
from tests.sessions.play import Thing

A_SESSION = {
    "title": "One calendar for all",
    "change": "one shared calendar",
    "language": "en",
    "who": "team",
    "keep_days": "365",
    "design": "where_are_we",
}


class Page:
    """One page, with its browser. `at`: what its socket's address says of the session, as ours do."""

    def __init__(
        self,
        url: str,
        browser: requests.Session,
        session: str,
        role: str,
        *,
        at: str | None = None,
        transports: Sequence[str] = ("websocket",),
    ) -> None:
        self.session, self.role, self.browser = session, role, browser
        self.frames: list[tuple[str, Any]] = []
        self.answers: list[tuple[str, Any]] = []
        self._line = client_in_order(http_session=browser)
        for word in TOLD:
            self._line.on(word, lambda said, word=word: self.frames.append((word, said)))
        where = url if at == "" else f"{url}?at={at or session}"
        self._line.connect(where, headers={"Cookie": cookies_of(browser)}, transports=list(transports))

    def says(self, word: str, said: dict[str, Any]) -> Any:
        answer = self._line.call(word, said)
        self.answers.append((word, answer))
        return answer

    def enters(self, **holds: Any) -> Any:
        return self.says("enter", {"session": self.session, "as": self.role, "language": "en", **holds})

    def asks(self, act: str, **fields: Any) -> Any:
        return self.says("perform", {"do": act, "with": fields})

    def gives(self, act: str, **fields: Any) -> Thing:
        """A new thing of this phone, which is taken."""
        made = self.thing()
        said = self.asks(act, name=made.name, salt=made.salt, **fields)
        assert said == {"ok": "sealed"}, said
        return made

    def steers(self, act: str, **fields: Any) -> int:
        said = self.asks(act, **fields)
        assert isinstance(said.get("ok"), int), said
        number: int = said["ok"]
        return number

    def thing(self) -> Thing:
        salt = encode(secrets.token_bytes(16))
        secret = encode(secrets.token_bytes(32))
        return Thing(name_of(self.session, secret), salt, secret)

    def hears(self, word: str, is_it: Callable[[Any], bool] = bool) -> Any:
        """Such a frame, now or soon; the newest one."""

        def those() -> list[Any]:
            return [said for heard, said in self.frames if heard == word and is_it(said)]

        until(those, lambda: f"«{word}» did not come. Heard: {[heard for heard, _ in self.frames]}")
        return those()[-1]

    def hears_of(self, event: str) -> Any:
        """The frame with such an event."""
        return self.hears("events", lambda said: any(e["is"] == event for e in said["events"]))

    def goes(self) -> None:
        self._line.disconnect()


@dataclass
class Workshop:
    url: str
    session: str
    desk: Page
    key: str  # of the invitation
    steps: list[str]  # of the agenda
    phones: list[Page] = field(default_factory=list)
    others: list[Page] = field(default_factory=list)

    def phone(self, url: str = "", browser: requests.Session | None = None, **how: Any) -> Page:
        """Somebody joins by the invitation, perhaps at another process."""
        browser = browser or requests.Session()
        url = url or self.url
        browser.post(f"{url}/join/key", json={"key": self.key}).raise_for_status()
        phone = Page(url, browser, self.session, "participant", **how)
        said = phone.enters()
        assert "epoch" in said, said
        self.phones.append(phone)
        return phone

    def browser_of(self, kind: str, door: str) -> requests.Session:
        """Another browser, which comes in by a link of the desk's:
        «facilitator» by the desk's door, «screen» by the screen's.
        """
        link = self.desk.browser.post(f"{self.url}/desk/{self.session}/links", json={"kind": kind}).json()
        browser = requests.Session()
        key = link["url"].partition("#")[2]
        browser.post(f"{self.url}/{door}/key", json={"key": key}).raise_for_status()
        return browser

    def screen(self) -> Page:
        browser = self.browser_of("screen", "screen")
        screen = Page(self.url, browser, self.session, "screen")
        screen.enters()
        self.others.append(screen)
        return screen

    def replaces_agenda(self, steps: list[dict[str, Any]]) -> None:
        where = f"{self.url}/desk/{self.session}/agenda"
        version = self.desk.browser.get(where).json()["version"]
        self.desk.browser.post(where, json={"version": version, "steps": steps}).raise_for_status()
        self.steps = [step["step"] for step in steps]


@contextmanager
def workshop(url: str, *, phones: int, **form: str) -> Iterator[Workshop]:
    browser = requests.Session()
    made = browser.post(f"{url}/new", data=A_SESSION | form, allow_redirects=False)
    session = made.headers["Location"].rpartition("/")[2].partition("?")[0]
    desk = Page(url, browser, session, "facilitator")
    key = desk.enters()["join"]["url"].partition("#")[2]
    steps = [step["step"] for step in browser.get(f"{url}/desk/{session}/agenda").json()["steps"]]
    room = Workshop(url, session, desk, key, steps)
    try:
        for _ in range(phones):
            room.phone()
        yield room
    finally:
        for page in (desk, *room.phones, *room.others):
            page.goes()


def cookies_of(browser: requests.Session) -> str:
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in browser.cookies)
