"""Whom the porter lets in, and who makes room."""

import errno
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from server import porter, runtime
from server.porter import MOST_OF_ONE, PATIENCE, SILENT, TOLD_FOR, Line, Porter
from tests.server.in_a_room import until

ENTERED = ("a phone's", "another phone's")


class Knocks:
    """A listener: each of these knocks in turn, or cannot; then nobody does."""

    def __init__(self, *these: socket.socket | OSError) -> None:
        self._these = list(these)

    def accept(self) -> tuple[socket.socket, Any]:
        if not self._these:
            runtime.Event().wait()
        first = self._these.pop(0)
        if isinstance(first, OSError):
            raise first
        return first, ("127.0.0.1", 1)


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> list[socket.socket]:
    """Whoever was let in; each hangs there for as long as the test takes."""
    answered: list[socket.socket] = []

    def speak(_listener: Any, _app: Any) -> runtime.Answer:
        def answer(line: socket.socket, *_: Any) -> None:
            answered.append(line)
            runtime.Event().wait()

        return answer

    monkeypatch.setattr(runtime, "speak_http", speak)
    monkeypatch.setattr(porter, "MOMENT", 0.001)
    return answered


@pytest.fixture
def wire() -> Iterator[Callable[[], socket.socket]]:
    made: list[socket.socket] = []

    def make() -> socket.socket:
        made.extend(socket.socketpair())
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def line(wire: Callable[[], socket.socket]) -> Callable[..., Line]:
    """One that came some seconds ago."""

    def make(*, ago: float, **how: Any) -> Line:
        return Line(wire(), ("127.0.0.1", 1), came=time.monotonic() - ago, **how)

    return make


def a_porter(most: int, *lines: Line) -> Porter:
    made = Porter(most, ENTERED.__contains__)
    made._lines.update(lines)
    return made


# --- letting in


@pytest.mark.parametrize(
    "why",
    ["EMFILE", "ENFILE", "ENOBUFS", "ENOMEM", "ECONNABORTED", "EPROTO", "EPERM", "ENETDOWN", "ETIMEDOUT"],
)
def test_whatever_goes_wrong_at_the_door_the_next_one_is_let_in(
    why: str, answered: list[socket.socket], wire: Callable[[], socket.socket]
) -> None:
    dov = wire()
    listener: Any = Knocks(OSError(getattr(errno, why), ""), OSError(getattr(errno, why), ""), dov)

    runtime.spawn(a_porter(10).serve, listener, None)

    until(lambda: answered == [dov])


def test_a_listener_that_is_closed_is_the_end() -> None:
    listener: Any = socket.socket()
    listener.close()

    with pytest.raises(OSError, match="file descriptor"):
        a_porter(10)._let_in(listener, lambda *_: None)


def test_when_all_places_are_taken_the_next_one_waits_for_a_place(
    answered: list[socket.socket], wire: Callable[[], socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    ben, cleo = wire(), wire()
    listener: Any = Knocks(ben, cleo)
    door, looked = a_porter(1), list[str]()
    monkeypatch.setattr(door, "_make_room", lambda: looked.append("for room"))

    runtime.spawn(door.serve, listener, None)
    until(lambda: len(looked) > 3)
    assert answered == [ben]
    door._lines.clear()

    until(lambda: answered == [ben, cleo])


# --- making room


def test_whoever_never_entered_makes_room_and_whoever_entered_stays(line: Callable[..., Line]) -> None:
    entered = line(ago=3600, has_asked=True, carries=ENTERED[0])
    strange = line(ago=PATIENCE + 1, has_asked=True, carries="nobody's")
    silent = line(ago=SILENT + 1)

    a_porter(3, entered, strange, silent)._make_room()
    a_porter(3, entered, strange, silent)._make_room()

    assert (entered.is_cut, strange.is_cut, silent.is_cut) == (False, True, True)
    assert is_ended(strange)
    assert not is_ended(entered)


def test_whoever_has_just_come_has_time_to_enter(line: Callable[..., Line]) -> None:
    asking, silent = line(ago=PATIENCE - 1, has_asked=True), line(ago=SILENT / 2)

    a_porter(2, asking, silent)._make_room()

    assert not asking.is_cut
    assert not silent.is_cut


def test_whoever_has_waited_longest_goes_first(line: Callable[..., Line]) -> None:
    strangers = [line(ago=10 + n, has_asked=True) for n in range(8)]

    a_porter(8, *strangers)._make_room()

    assert [one.is_cut for one in strangers] == [False] * 6 + [True] * 2


def test_a_phone_that_polls_keeps_its_lines_and_no_hundred_of_them(line: Callable[..., Line]) -> None:
    mine = [line(ago=10 + n, has_asked=True, carries=ENTERED[0]) for n in range(100)]
    others = [line(ago=10 + n, has_asked=True, carries=ENTERED[1]) for n in range(MOST_OF_ONE)]
    door = a_porter(106, *mine, *others)

    for _ in range(10):
        door._make_room()

    assert sum(not one.is_cut for one in mine) == MOST_OF_ONE
    assert not any(one.is_cut for one in others)


# --- what is said of it


def test_room_is_said_to_be_there() -> None:
    assert list(a_porter(2_000).findings()) == [("fine", "There is room for connections.")]


def test_few_places_are_advice_and_so_is_that_some_were_sent_away(line: Callable[..., Line]) -> None:
    door = a_porter(192, line(ago=60))
    [few] = door.findings()
    door._make_room()
    [sent_away] = door.findings()

    assert few[0] == sent_away[0] == "advice"
    assert "few for a large room" in few[1]
    assert sent_away[1].startswith(
        "All 192 places for connections are taken: whoever has entered no session is sent away. For more,"
    )


def test_newcomers_who_wait_are_wrong_and_said_once(
    line: Callable[..., Line], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    now = time.monotonic()
    door = a_porter(1, line(ago=60, has_asked=True, carries=ENTERED[0]))

    for later in (0, PATIENCE + 1, PATIENCE + 2):
        monkeypatch.setattr(porter.time, "monotonic", lambda later=later: now + later)
        door._make_room()

    assert caplog.messages == ["all 1 places for connections are taken: newcomers wait"]
    [(level, said)] = door.findings()
    assert level == "wrong"
    assert "newcomers wait" in said
    monkeypatch.setattr(porter.time, "monotonic", lambda: now + 2 * PATIENCE + TOLD_FOR)
    assert [level for level, _ in door.findings()] == ["advice"]


def test_a_short_wait_now_and_then_is_not_wrong(
    line: Callable[..., Line],
    wire: Callable[[], socket.socket],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    now = time.monotonic()
    door = a_porter(1, line(ago=60, has_asked=True, carries=ENTERED[0]))
    listener: Any = Knocks(wire())

    door._make_room()
    door._let_in(listener, lambda *_: None)
    until(lambda: len(door._lines) == 1)
    monkeypatch.setattr(porter.time, "monotonic", lambda: now + PATIENCE + 1)
    door._make_room()

    assert [level for level, _ in door.findings()] == ["advice"]
    assert caplog.messages == []


def test_strangers_do_not_learn_from_it_how_many_are_here(line: Callable[..., Line]) -> None:
    nobody = a_porter(2_000)
    many = a_porter(2_000, *[line(ago=60, has_asked=True, carries=ENTERED[0]) for _ in range(50)])

    assert list(nobody.findings()) == list(many.findings())


def is_ended(line: Line) -> bool:
    line.socket.setblocking(False)
    with suppress(BlockingIOError):
        return line.socket.recv(1) == b""
    return False
