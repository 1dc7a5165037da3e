"""One byte string for all: everyone receives the same, and whatever they give is answered alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import chain, count
from pathlib import Path
from typing import Any

import msgspec
import websocket

from tests.harness.patience import PATIENCE
from tests.harness.server import running_server
from tests.server.wired import Page, Workshop, cookies_of, workshop

EVENTS = '42["events",'


class Wire:
    """A page without a library: the packets as they come."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.numbers = page, count(1)
        self.packets: list[str] = []
        where = url.replace("http://", "ws://") + "/socket.io/?EIO=4&transport=websocket"
        self._line = websocket.create_connection(
            where, cookie=cookies_of(page.browser), origin=url, timeout=PATIENCE
        )
        self.until("0")
        self._line.send("40")
        self.until("40")
        self.says("enter", {"session": page.session, "as": page.role, "language": "en"})
        self.until('42["view",')

    def until(self, beginning: str, holding: str = "") -> str:
        """The packet that begins so, which has come or will come."""
        for packet in chain(list(self.packets), self._further()):
            if packet.startswith(beginning) and holding in packet:
                return packet
        raise AssertionError("the server went away")

    def _further(self) -> Iterator[str]:
        while True:
            packet = str(self._line.recv())
            if packet == "2":
                self._line.send("3")
                continue
            self.packets.append(packet)
            yield packet

    def says(self, word: str, said: Any) -> str:
        """The answer, without the number that it answers."""
        number = next(self.numbers)
        self._line.send(f"42{number}{msgspec.json.encode([word, said]).decode()}")
        return self.until(f"43{number}[").partition("[")[2]

    def performs(self, act: str, **fields: Any) -> str:
        return self.says("perform", {"do": act, "with": fields})

    def events(self) -> list[str]:
        return [packet for packet in self.packets if packet.startswith(EVENTS)]

    def told(self) -> str:
        """The hash of everything that was witnessed here."""
        return sha256("\n".join(self.events()).encode()).hexdigest()

    def close(self) -> None:
        self._line.close()


@contextmanager
def wires(room: Workshop) -> Iterator[list[Wire]]:
    """The desk, a screen and every phone."""
    made = [Wire(page, room.url) for page in (room.desk, room.screen(), *room.phones)]
    yield made
    for wire in made:
        wire.close()


def test_everyone_receives_the_same_bytes(tmp_path: Path) -> None:
    with running_server(tmp_path) as kesken, workshop(kesken.url, phones=6) as room, wires(room) as everyone:
        desk, screen, *phones = everyone
        curve, board, _ = room.steps
        desk.performs("OpenStep", step=curve)
        for phone in phones:
            phone.performs("PlaceMark", **new(phone), step=curve, round=1, station=0)
        desk.performs("RevealRound", step=curve, round=1)
        desk.performs("OpenStep", step=board)
        ideas = [new(phone) for phone in phones]
        for phone, idea in zip(phones, ideas, strict=True):
            phone.performs("PostIdea", **idea, step=board, text="ä half-finished thought")
        desk.performs("RevealRound", step=board, round=1)
        desk.performs("EndSession")
        for one in everyone:
            one.until(EVENTS, "SessionEnded")

        assert len({one.told() for one in everyone}) == 1
        assert len(screen.events()) == 5


def test_whatever_is_given_is_answered_with_the_same_bytes(tmp_path: Path) -> None:
    with running_server(tmp_path) as kesken, workshop(kesken.url, phones=6) as room, wires(room) as everyone:
        desk, _, *phones = everyone
        curve, board, _ = room.steps
        ben = phones[0]
        desk.performs("OpenStep", step=curve)
        answers = [ben.performs("PlaceMark", **new(ben), step=curve, round=1, station=n) for n in (0, 10)]
        desk.performs("OpenStep", step=board)
        things = [ben.page.thing() for _ in phones]
        for phone, thing in zip(phones, things, strict=True):
            given = {"name": thing.name, "salt": thing.salt}
            answers.append(phone.performs("PostIdea", **given, step=board, text="x" * 50 * len(answers)))
        desk.performs("RevealRound", step=board, round=1)
        shown, later, sealed = things[:3]
        answers += [
            ben.performs("PostIdea", name=shown.name, salt=shown.salt, step=board, text="x"),  # once more
            ben.performs("ContinueIdea", **new(ben), step=board, text="and", idea=shown.name, kind="ask"),
            ben.performs(
                "ChangeIdea", **new(ben), step=board, text="no", idea=shown.name, secret=shown.secret
            ),
            ben.performs("TakeBackLater", **new(ben), step=board, idea=later.name, secret=later.secret),
            ben.performs("TakeBack", step=board, name=sealed.name, secret=sealed.secret),
            ben.performs("AddNothing", **new(ben), step=board, round=2),
            ben.performs("AddNothing", **new(ben), step=board, round=1),  # of a round that is over
        ]

        assert set(answers) == {'{"ok":"sealed"}]'}


def new(wire: Wire) -> dict[str, str]:
    made = wire.page.thing()
    return {"name": made.name, "salt": made.salt}
