"""Guests of a real server, each with an address, a browser and a language that nobody else has."""

import hmac
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from server.access.seat_cookies import MARK, cookie_of
from sessions.names import encode, name_of
from tests.harness.server import Kesken
from tests.server.wired import Workshop, workshop
from tests.sessions.play import Thing
from tests.strangers.raw import Line, ask, request

SKIPPED = ("static",)  # scripts and styles, made at the start


class Guest:
    """Someone with a phone, at 127.0.0.`number`."""

    def __init__(self, room: Workshop, number: int) -> None:
        self.room, self.port = room, int(room.url.rpartition(":")[2])
        self.address = f"127.0.0.{number}"
        self.browser = f"CanaryBrowser/{number}.{secrets.token_hex(6)}"
        self.language = f"fi, x-canary-{number}-{secrets.token_hex(4)};q=0.5"
        self.referrer = f"http://canary-{number}.example/{secrets.token_hex(6)}"
        self.root = secrets.token_bytes(32)
        self.said: list[str] = []  # every frame that came, as it came
        self.cookie = self._let_in()
        self.line = Line(self.port, cookie=self.cookie, address=self.address, **self.headers)
        self.line.connect()
        self._number = 0
        entry = {"session": room.session, "as": "participant", "language": "en"}
        assert "epoch" in self.asks("enter", entry)

    @property
    def headers(self) -> dict[str, str]:
        return {"User_Agent": self.browser, "Accept_Language": self.language, "Referer": self.referrer}

    @property
    def seat(self) -> str:
        """What the cookie holds before its mark."""
        return self.cookie.partition("=")[2][:-MARK]

    def gives(self, act: str, **fields: Any) -> Thing:
        made = self.thing()
        said = self.asks("perform", {"do": act, "with": {"name": made.name, "salt": made.salt, **fields}})
        assert said == {"ok": "sealed"}, said
        return made

    def takes_back(self, step: str, thing: Thing) -> None:
        said = self.asks(
            "perform", {"do": "TakeBack", "with": {"step": step, "name": thing.name, "secret": thing.secret}}
        )
        assert said == {"ok": "sealed"}, said

    def thing(self) -> Thing:
        salt = secrets.token_bytes(16)
        secret = encode(hmac.digest(self.root, salt, "sha256"))
        return Thing(name_of(self.room.session, secret), encode(salt), secret)

    def asks(self, word: str, said: Any) -> Any:
        self._number += 1
        number = f"{self._number:04}"  # as long for each, so that answers can be compared
        self.line.say(f'42{number}["{word}",{json.dumps(said)}]')
        while not (heard := self.line.hear()).startswith(f"43{int(number)}["):
            self.said.append(heard)
        self.said.append(heard)
        return json.loads(heard.partition("[")[2].join(["[", ""]))[0]

    def hears(self, begins: str) -> str:
        while not (heard := self.line.hear()).startswith(begins):
            self.said.append(heard)
        self.said.append(heard)
        return heard

    def page(self, path: str) -> bytes:
        return ask(self.port, request("GET", path, Cookie=self.cookie, **self.headers), address=self.address)

    def _let_in(self) -> str:
        self.page_before = ask(self.port, request("GET", "/j", **self.headers), address=self.address)
        body = json.dumps({"key": self.room.key}).encode()
        answer = ask(
            self.port,
            request("POST", "/join/key", body, Content_Type="application/json", **self.headers),
            address=self.address,
        )
        head = answer.partition(b"\r\n\r\n")[0].decode()
        given = [
            line.partition(": ")[2] for line in head.splitlines() if line.lower().startswith("set-cookie:")
        ]
        name = cookie_of(self.room.session, "participant")
        (cookie,) = [line.partition(";")[0] for line in given if line.startswith(f"{name}=")]
        return cookie


@contextmanager
def crowd(kesken: Kesken, guests: int, **form: str) -> Iterator[tuple[Workshop, list[Guest]]]:
    with workshop(kesken.url, phones=0, **form) as room:
        people = [Guest(room, number) for number in range(101, 101 + guests)]
        try:
            yield room, people
        finally:
            for one in people:
                one.line.hang_up()


def files(data: Path) -> dict[str, bytes]:
    """Everything in the data folder: database, write-ahead log, lists, and what the server printed."""
    paths = (
        path for path in sorted(data.rglob("*")) if path.is_file() and not set(path.parts) & set(SKIPPED)
    )
    return {str(path.relative_to(data)): path.read_bytes() for path in paths}


def places_of(canary: str | bytes, data: Path) -> list[str]:
    """The files in which it stands: as it is, or backwards in bytes of UTF-16."""
    forms = {canary} if isinstance(canary, bytes) else {canary.encode(), canary.encode("utf-16-le")}
    return [name for name, body in files(data).items() if any(form in body for form in forms)]
