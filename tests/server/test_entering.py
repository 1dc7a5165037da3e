"""Between what somebody is told who enters and what everybody is told next, no event falls through."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from server.store.engine import Unknown
from server.wire.words import Connection, Words
from tests.server.in_a_room import House, InARoom, read_frame
from tests.sessions.play import BOARD, OTHER_BOARD, SESSION

ONE = "connection"


class Line:
    """A socket server and its voice, which note what one connection is told, and when it joins the others."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        self.told: list[Any] = []
        self.server, self.meanwhile = self, meanwhile

    def on(self, *_: object) -> None:
        pass

    def tell_one(self, connection: str, word: str, frame: bytes) -> None:
        self.told.append(read_frame(frame)["seq"])
        meanwhile, self.meanwhile = self.meanwhile, lambda: None
        meanwhile()

    def join(self, *_: object, **__: object) -> None:
        self.told.append("joined")

    def disconnect(self, connection: str) -> None:
        self.told.append("cut")


@pytest.fixture
def play(sqlite_database: str) -> Iterator[InARoom]:
    house = House(sqlite_database)
    yield InARoom.on(BOARD, house)
    house.close()


def enter(play: InARoom, line: Line, *, forgets_at_once: bool = False) -> list[Any]:
    """What the connection is told, from its entry on."""
    nothing: Any = SimpleNamespace()
    words = Words(line, line, play.house.rooms, *[nothing] * 4)  # type: ignore[arg-type]
    known = Connection(SESSION, play.cleo.by, "en")
    if not forgets_at_once:
        words._connections[ONE] = known
    words._bring_up_to_date(ONE, known, play.enters())
    return line.told


def test_who_enters_is_told_and_joins(play: InARoom) -> None:
    assert enter(play, Line(lambda: None)) == [3, "joined"]


def test_what_happens_meanwhile_is_told_before_joining(play: InARoom) -> None:
    assert enter(play, Line(lambda: play.ann.opens(OTHER_BOARD))) == [3, 4, "joined"]


def test_who_went_meanwhile_does_not_join(play: InARoom) -> None:
    assert enter(play, Line(lambda: None), forgets_at_once=True) == [3]


def test_who_cannot_be_told_the_rest_is_cut_and_comes_back(
    play: InARoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile() -> None:
        play.ann.opens(OTHER_BOARD)
        monkeypatch.setattr(play.room, "enter", fail)

    def fail(*_: object) -> None:
        raise Unknown

    assert enter(play, Line(meanwhile)) == [3, "cut"]


def test_a_room_that_nobody_came_into_is_not_kept(play: InARoom, monkeypatch: pytest.MonkeyPatch) -> None:
    later: list[Callable[[], object]] = []
    monkeypatch.setattr(
        "server.rooms.rooms.runtime.call_later", lambda seconds, act, *args: later.append(lambda: act(*args))
    )

    play.house.rooms.leave_soon(SESSION)
    play.house.rooms.leave_soon("nobody-was-there")

    assert len(later) == 1
    later[0]()
    assert SESSION not in play.house.rooms._rooms
