"""What seats do is counted where they are, and forgotten: nothing is ever looked through."""

from time import monotonic
from timeit import timeit

from server.access.counts import Counts, Often

FIVE = Often(5, 10)


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_ben_may_five_times_in_ten_seconds_whichever_those_are() -> None:
    clock = Clock()
    counts = Counts(10, clock)
    first = [counts.of_seat("room", "ben", "thought", FIVE) for _ in range(4)]
    clock.now += 9

    later = [counts.of_seat("room", "ben", "thought", FIVE) for _ in range(2)]
    clock.now += 1
    after = [counts.of_seat("room", "ben", "thought", FIVE) for _ in range(5)]

    assert (first, later, after) == ([True] * 4, [True, False], [True] * 4 + [False])


def test_what_is_refused_counts_for_nothing() -> None:
    clock = Clock()
    counts = Counts(10, clock)
    for _ in range(500):
        counts.of_seat("room", "ben", "thought", FIVE)
    clock.now += 10

    assert counts.of_seat("room", "ben", "thought", FIVE)


def test_cleo_another_act_and_another_room_are_counted_by_themselves() -> None:
    counts = Counts(10, Clock())
    for _ in range(5):
        counts.of_seat("room", "ben", "thought", FIVE)

    assert not counts.of_seat("room", "ben", "thought", FIVE)
    assert counts.of_seat("room", "cleo", "thought", FIVE)
    assert counts.of_seat("room", "ben", "signal", FIVE)
    assert counts.of_seat("other", "ben", "thought", FIVE)


def test_whoever_hangs_up_and_comes_back_is_still_counted() -> None:
    """Only the room is forgotten, and that is when nobody has been there for a minute."""
    counts = Counts(10, Clock())
    for _ in range(5):
        counts.of_seat("room", "ben", "thought", FIVE)

    assert not counts.of_seat("room", "ben", "thought", FIVE)
    counts.forget("room")
    assert counts.of_seat("room", "ben", "thought", FIVE)


def test_fifty_thousand_seats_are_forgotten_by_the_acts_of_one() -> None:
    clock = Clock()
    counts = Counts(10, clock)
    for seat in range(50_000):
        counts.of_seat("room", f"seat {seat}", "thought", FIVE)
    clock.now += 11

    for _ in range(25_001):
        counts.of_seat("room", "ben", "thought", FIVE)

    assert list(counts._rooms["room"].seats) == ["ben"]


def test_an_act_costs_the_same_however_many_seats_were_ever_seen() -> None:
    """Measured against itself, since machines differ: with 50,000 not three times what it is with ten."""

    def cost(seats: int) -> float:
        counts = Counts(10, monotonic)
        for seat in range(seats):
            counts.of_seat("room", f"seat {seat}", "act", FIVE)
        act = lambda: counts.of_seat("room", "seat 5", "act", FIVE)  # noqa: E731
        return min(timeit(act, number=2_000) for _ in range(15))

    assert cost(50_000) < 3 * cost(10)
