"""How often somebody may guess and send."""

import pytest
from limits import RateLimitItemPerSecond

from server.access import limits
from server.access.limits import Limits
from sessions.names import encode
from sessions.steps.curve.curve import PlaceMark
from sessions.thoughts.posting import PostIdea
from tests.harness.clock import Clock, clock_of_limits
from tests.server.in_a_room import until
from tests.sessions.play import refused


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """It stands still, unless a test moves it."""
    return clock_of_limits(monkeypatch)


def thought(name: int = 0) -> PostIdea:
    return PostIdea(step="board1", name=encode(bytes(32)), salt=encode(bytes(16)), text=f"{name}")


MARK = PlaceMark(step="curve1", round=1, name=encode(bytes(32)), salt=encode(bytes(16)), station=0)


def test_a_phone_sends_five_thoughts_at_once_and_then_waits(clock: Clock) -> None:
    counted = Limits(clock=clock.time)
    for _ in range(5):
        counted.check_act(thought(), session="workshop01", seat="ben")

    with refused("too_fast"):
        counted.check_act(thought(), session="workshop01", seat="ben")
    clock.now += 10.1
    counted.check_act(thought(), session="workshop01", seat="ben")
    counted.check_act(thought(), session="workshop01", seat="cleo")
    counted.check_act(MARK, session="workshop01", seat="ben")


def test_a_whole_room_may_mark_at_once() -> None:
    counted = Limits()

    for seat in range(300):
        counted.check_act(MARK, session="workshop01", seat=f"seat {seat}")


def test_a_room_that_floods_is_asked_to_try_again_and_other_rooms_are_not() -> None:
    counted = Limits()
    for seat in range(limits.THOUGHTS_OF_ROOM.amount):
        counted.check_act(thought(), session="workshop01", seat=f"seat {seat}")

    with refused("busy"):
        counted.check_act(thought(), session="workshop01", seat="one more")
    counted.check_act(thought(), session="workshop02", seat="one more")


def test_one_seat_cannot_act_without_end() -> None:
    counted = Limits()
    for _ in range(40):
        counted.check_act(MARK, session="workshop01", seat="ben")

    with refused("too_fast"):
        counted.check_act(MARK, session="workshop01", seat="ben")


def test_whoever_guesses_codes_has_to_wait() -> None:
    counted = Limits()
    for _ in range(3):
        counted.check_guess("192.0.2.1")
        counted.note_wrong_guess("192.0.2.1")

    with refused("too_many_tries", "code"):
        counted.check_guess("192.0.2.2")


def test_an_address_is_held_no_longer_than_its_guesses_are_counted(clock: Clock) -> None:
    counted = Limits()
    in_a_second = limits.CODES._replace(from_one=RateLimitItemPerSecond(30))
    held = counted._own.storage.events  # type: ignore[attr-defined]

    counted.check_guess("192.0.2.7", in_a_second)
    assert not [key for key in held if "192.0.2" in key]
    counted.note_wrong_guess("192.0.2.8", in_a_second)
    assert [key for key in held if "192.0.2.8" in key]

    clock.now += 1.1

    until(lambda: not [key for key in held if "192.0.2" in key])


def test_without_limits_nobody_waits() -> None:
    free = Limits(is_on=False)
    for _ in range(100):
        free.check_guess("192.0.2.1")
        free.note_wrong_guess("192.0.2.1")
        free.check_act(thought(), session="workshop01", seat="ben")
