"""People on a running server: a desk and phones over real HTTP and Socket.IO, that wait and never sleep."""

import hmac
import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, Queue
from typing import Any, Literal

import requests
import socketio

from sessions.names import encode, name_of
from tests.sessions.play import Thing

PATIENCE = 20.0  # seconds until a frame that does not come is missed
WORDS = ("view", "events", "beat", "goodbye")
A_SESSION = {
    "title": "One calendar for all",
    "change": "one shared calendar",
    "language": "en",
    "who": "team",
    "keep_days": "365",
    "design": "where_are_we",
}


class Live:
    """One page on the server: what it was told, in order."""

    def __init__(self, url: str, browser: requests.Session, session: str, role: str) -> None:
        self.session, self.role = session, role
        self.browser = browser
        self._root = secrets.token_bytes(32)
        self._heard: Queue[tuple[str, Any]] = Queue()
        # An app made in this process set its strict JSON for every client too; people send what they like.
        self._line = socketio.Client(reconnection=False, json=json)
        for word in WORDS:
            self._line.on(word, lambda said, word=word: self._heard.put((word, said)))
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in browser.cookies)
        self._line.connect(url, headers={"Cookie": cookies}, transports=["websocket"])

    def enters(self, **holds: Any) -> dict[str, Any]:
        said: dict[str, Any] = self._line.call(
            "enter", {"session": self.session, "as": self.role, "language": "en", **holds}
        )
        return said

    def asks(self, act: str, **fields: Any) -> dict[str, Any]:
        said: dict[str, Any] = self._line.call("perform", {"do": act, "with": fields})
        return said

    def hears(
        self, word: str, is_it: Callable[[Any], bool] = lambda said: True, *, within: float = PATIENCE
    ) -> Any:
        """The next such frame; what came before it is skipped. Raises queue.Empty after `within` seconds."""
        while True:
            heard, said = self._heard.get(timeout=within)
            if heard == word and is_it(said):
                return said

    def heard_nothing(self) -> bool:
        try:
            self._heard.get_nowait()
        except Empty:
            return True
        return False

    def thing(self) -> Thing:
        salt = secrets.token_bytes(16)
        secret = encode(hmac.new(self._root, salt, "sha256").digest())
        return Thing(name_of(self.session, secret), encode(salt), secret)

    def posts(self, step: str, text: str) -> Thing:
        made = self.thing()
        said = self.asks("PostIdea", step=step, name=made.name, salt=made.salt, text=text)
        assert said == {"ok": "sealed"}
        return made

    def leaves(self) -> None:
        self._line.disconnect()


@contextmanager
def workshop(
    url: str, *, phones: int, title: str = A_SESSION["title"]
) -> Iterator[tuple[Live, list[Live], list[str]]]:
    """Ann's desk, some phones that have entered, and the ids of the agenda's steps: curve, board, curve."""
    desk = requests.Session()
    made = desk.post(f"{url}/new", data=A_SESSION | {"title": title}, allow_redirects=False)
    session = made.headers["Location"].rpartition("/")[2].partition("?")[0]
    ann = Live(url, desk, session, "facilitator")
    key = ann.enters()["join"]["url"].partition("#")[2]
    steps = [step["step"] for step in desk.get(f"{url}/desk/{session}/agenda").json()["steps"]]
    people = [_come(url, session, key, "participant") for _ in range(phones)]
    try:
        yield ann, people, steps
    finally:
        for one in (ann, *people):
            one.leaves()


def _come(url: str, session: str, key: str, role: Literal["participant"]) -> Live:
    browser = requests.Session()
    browser.post(f"{url}/join/key", json={"key": key}).raise_for_status()
    phone = Live(url, browser, session, role)
    assert "epoch" in phone.enters()
    return phone
