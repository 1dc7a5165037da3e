"""Who is here, and how many have given something: what the room may hear of it. A7 of sessions/README.md."""

from typing import Any

import pytest

from server import runtime
from server.rooms import presence
from server.rooms.presence import OpenRound, Presence, Signal, coarse
from tests.server.in_a_room import Ears, read_frame, until
from tests.sessions.play import SESSION

ROUND: dict[str, OpenRound | None] = {SESSION: None}


@pytest.fixture
def ears(monkeypatch: pytest.MonkeyPatch) -> Ears:
    monkeypatch.setattr(presence, "EVERY", 0.01)
    return Ears()


@pytest.fixture
def here(ears: Ears) -> Presence:
    ROUND[SESSION] = None
    return Presence(ears, lambda session: ROUND[session])


def told(ears: Ears) -> list[Any]:
    """What the room was told, after everything that was due."""
    runtime.sleep(0.03)
    return [read_frame(frame) for _, word, frame in ears.frames if word == "presence"]


@pytest.mark.parametrize(
    ("phones", "said"), [(0, 0), (1, 0), (4, 0), (5, 5), (9, 5), (10, 10), (14, 10), (32, 30)]
)
def test_a7_on_a_board_the_number_comes_in_steps_and_not_at_all_under_five(phones: int, said: int) -> None:
    assert coarse("board", phones) == {"at_least": said}


@pytest.mark.parametrize("phones", [0, 1, 4, 5, 17])
def test_a7_on_the_curve_the_number_is_exact(phones: int) -> None:
    assert coarse("curve", phones) == {"exact": phones}


def test_a7_nobody_hears_of_a_step_between_the_steps(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    heard = []
    for phones in range(12):
        ROUND[SESSION] = ("board", phones)
        here.announce(SESSION)
        heard.append(len(told(ears)))

    assert [frame["gave"] for frame in told(ears)] == [{"at_least": 0}, {"at_least": 5}, {"at_least": 10}]
    assert heard == [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3]


def test_a_page_that_is_opened_twice_is_one_phone(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    here.come(SESSION, "c2", "participant", "ben")
    here.come(SESSION, "c3", "participant", "cleo")
    here.come(SESSION, "c4", "facilitator", "ann")
    here.come(SESSION, "c5", "screen", "wall")

    assert told(ears) == [{"phones": 2, "screens": 1, "desks": 1, "hands": 0, "moments": 0, "gave": None}]


def test_a_hand_is_counted_by_phone_while_it_is_up(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    here.come(SESSION, "c2", "participant", "ben")
    here.come(SESSION, "c3", "participant", "cleo")
    acts: list[tuple[str, Signal | None]] = [("c1", "hand"), ("c2", "hand"), ("c3", "moment"), ("c3", "hand")]
    shown = []
    for connection, signal in [*acts, ("c3", None)]:
        here.signal(SESSION, connection, signal)
        shown.append((told(ears)[-1]["hands"], told(ears)[-1]["moments"]))

    assert shown == [(1, 0), (1, 0), (1, 1), (2, 0), (1, 0)]


def test_a_hand_goes_with_the_phone(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    here.come(SESSION, "c2", "participant", "cleo")
    here.signal(SESSION, "c1", "hand")
    here.signal(SESSION, "c2", "moment")
    assert here.is_asked_to_wait(SESSION)
    assert told(ears)[-1]["hands"] == 1

    here.go(SESSION, "c1")
    here.go(SESSION, "c2")
    here.come(SESSION, "c3", "participant", "ben")

    assert (told(ears)[-1]["hands"], told(ears)[-1]["moments"]) == (0, 0)
    assert not here.is_asked_to_wait(SESSION)


def test_who_is_not_here_signals_to_nobody(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    here.signal(SESSION, "never here", "moment")

    assert told(ears)[-1]["moments"] == 0
    assert not here.is_asked_to_wait(SESSION)


def test_who_goes_is_here_no_more(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    here.come(SESSION, "c2", "participant", "cleo")
    told(ears)

    here.go(SESSION, "c1")
    here.go(SESSION, "never here")

    assert told(ears)[-1]["phones"] == 1
    assert not here.is_empty(SESSION)


def test_what_is_said_is_said_once_for_many_who_come(here: Presence, ears: Ears) -> None:
    for number in range(100):
        here.come(SESSION, f"c{number}", "participant", f"seat {number}")

    assert [frame["phones"] for frame in told(ears)] == [100]


def test_who_comes_hears_it_even_when_the_numbers_stay(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    told(ears)

    here.come(SESSION, "c2", "participant", "ben")
    until(lambda: len(told(ears)) == 2)

    assert told(ears)[0] == told(ears)[1]


def test_a_room_that_everyone_left_is_told_nothing(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    here.go(SESSION, "c1")
    here.forget(SESSION)

    assert told(ears) == []
    assert here.is_empty(SESSION)
