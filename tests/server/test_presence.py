"""Who is here, and how many have given something: what the room may hear of it. A7 of sessions/README.md."""

from typing import Any

import pytest

from server import runtime
from server.rooms import behind as reading
from server.rooms import presence
from server.rooms.bell import added
from server.rooms.presence import OpenRound, Presence, Signal, coarse
from tests.server.in_a_room import Ears, all_told, read_frame
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


def told(here: Presence, ears: Ears) -> list[Any]:
    """What the room was told, after everything that was due."""
    all_told(here)
    return [read_frame(frame) for _, word, frame in ears.frames if word == "presence"]


@pytest.mark.parametrize(
    ("phones", "said"), [(0, 0), (1, 0), (4, 0), (5, 5), (9, 5), (10, 10), (14, 10), (32, 30)]
)
def test_a7_on_a_board_the_number_comes_in_steps_and_not_at_all_under_five(phones: int, said: int) -> None:
    assert coarse(False, phones) == {"at_least": said}


@pytest.mark.parametrize("phones", [0, 1, 4, 5, 17])
def test_a7_on_the_curve_the_number_is_exact(phones: int) -> None:
    assert coarse(True, phones) == {"exact": phones}


def test_a7_nobody_hears_of_a_step_between_the_steps(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    heard = []
    for phones in range(12):
        ROUND[SESSION] = (False, phones)
        here.announce(SESSION)
        heard.append(len(told(here, ears)))

    assert [frame["gave"] for frame in told(here, ears)] == [
        {"at_least": 0},
        {"at_least": 5},
        {"at_least": 10},
    ]
    assert heard == [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3]


def test_a_page_that_is_opened_twice_is_one_phone(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    here.come(SESSION, "c2", "participant", "ben")
    here.come(SESSION, "c3", "participant", "cleo")
    here.come(SESSION, "c4", "facilitator", "ann")
    here.come(SESSION, "c5", "screen", "wall")

    nothing = dict.fromkeys(
        ("hands", "moments", "newest_hand", "newest_moment", "seen_hand", "seen_moment"), 0
    )
    assert told(here, ears) == [{"phones": 2, "screens": 1, "desks": 1, "gave": None} | nothing]


def test_a_hand_is_counted_by_phone_while_it_is_up(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    here.come(SESSION, "c2", "participant", "ben")
    here.come(SESSION, "c3", "participant", "cleo")
    acts: list[tuple[str, Signal | None]] = [("c1", "hand"), ("c2", "hand"), ("c3", "moment"), ("c3", "hand")]
    shown = []
    for connection, signal in [*acts, ("c3", None)]:
        here.signal(SESSION, connection, signal)
        shown.append((told(here, ears)[-1]["hands"], told(here, ears)[-1]["moments"]))

    assert shown == [(1, 0), (1, 0), (1, 1), (2, 0), (1, 0)]


def seen(frame: Any) -> tuple[int, int, int]:
    return frame["hands"], frame["newest_hand"], frame["seen_hand"]


def test_a7_a_hand_that_a_desk_has_seen_is_told_by_its_number_until_a_newer_one_comes(
    here: Presence, ears: Ears
) -> None:
    for phone in ("ben", "cleo"):
        here.come(SESSION, phone, "participant", phone)
    bens = here.signal(SESSION, "ben", "hand")
    assert seen(told(here, ears)[-1]) == (1, bens, 0)

    here.heed(SESSION, "hand", bens)
    assert seen(told(here, ears)[-1]) == (1, bens, bens)
    assert here.signal(SESSION, "ben", "hand") == bens, "said again, it is the same hand"
    cleos = here.signal(SESSION, "cleo", "hand")
    assert seen(told(here, ears)[-1]) == (2, cleos, bens)
    here.signal(SESSION, "cleo", None)

    assert seen(told(here, ears)[-1]) == (1, bens, bens)
    assert here.signal(SESSION, "cleo", "hand") > cleos, "another hand, which nobody has seen"


def test_a7_a_desk_has_seen_no_hand_that_it_was_not_told_of(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "ben", "participant", "ben")
    here.heed(SESSION, "hand", 50)

    hand = here.signal(SESSION, "ben", "hand")
    here.heed(SESSION, "moment", hand)

    assert seen(told(here, ears)[-1]) == (1, hand, 0)


Acts = list[tuple[str, Signal | None]]
ACTS: Acts = [("1", "hand"), ("2", "moment"), ("3", "hand"), ("1", None), ("2", "hand"), ("1", "hand")]


def heard(seats: list[str]) -> list[Any]:
    """What the room hears when these phones do the same, each in the other's stead."""
    ears = Ears()
    here = Presence(ears, lambda session: None)
    for number, seat in enumerate(seats, 1):
        here.come(SESSION, str(number), "participant", seat)
    for number, (connection, signal) in enumerate(ACTS):
        here.signal(SESSION, connection, signal)
        here.heed(SESSION, "hand", number)
        told(here, ears)
    return [frame for _, _, frame in ears.frames]


@pytest.mark.usefixtures("ears")
def test_a7_whose_hand_it_is_changes_no_byte_of_what_the_room_hears(monkeypatch: pytest.MonkeyPatch) -> None:
    assert heard(["ben", "cleo", "dov"]) == heard(["dov", "ben", "cleo"])

    def telling(here: presence.Here, shown: dict[str, presence.Shown]) -> dict[str, int]:
        up = sorted(here[connection][1] for connection, (signal, _) in shown.items() if signal == "hand")
        return signals(here, shown) | {"newest_hand": sum(up[0].encode()) if up else 0}

    signals = presence.signals
    monkeypatch.setattr(presence, "signals", telling)
    assert heard(["ben", "cleo", "dov"]) != heard(["dov", "ben", "cleo"]), "such a leak would be found"


def test_a7_of_two_processes_the_highest_number_counts_and_the_next_goes_on_from_it() -> None:
    mine = {"hands": 1, "newest_hand": 3, "seen_hand": 0}
    other = {"hands": 2, "newest_hand": 7, "seen_hand": 5, "at": runtime.now_ms()}
    long_gone = {"hands": 9, "newest_hand": 9, "seen_hand": 9, "at": 0}

    assert added(mine, [other, long_gone]) == {"hands": 3, "newest_hand": 7, "seen_hand": 5}
    assert added(mine, []) == mine


def test_a7_a_process_goes_on_numbering_from_what_another_has_told(ears: Ears, monkeypatch: Any) -> None:
    class Bell:
        def count(self, session: str, mine: dict[str, int]) -> dict[str, int]:
            return mine | {"newest_hand": 7, "seen_hand": 5}

        def ring(self, session: str) -> None: ...

    here = Presence(ears, lambda session: None, Bell())  # type: ignore[arg-type]
    here.come(SESSION, "ben", "participant", "ben")
    assert told(here, ears)[-1]["seen_hand"] == 5

    assert here.signal(SESSION, "ben", "hand") == 8


def test_a_hand_goes_with_the_phone(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    here.come(SESSION, "c2", "participant", "cleo")
    here.signal(SESSION, "c1", "hand")
    here.signal(SESSION, "c2", "moment")
    assert here.is_asked_to_wait(SESSION)
    assert told(here, ears)[-1]["hands"] == 1

    here.go(SESSION, "c1")
    here.go(SESSION, "c2")
    here.come(SESSION, "c3", "participant", "ben")

    assert (told(here, ears)[-1]["hands"], told(here, ears)[-1]["moments"]) == (0, 0)
    assert not here.is_asked_to_wait(SESSION)


def test_who_is_not_here_signals_to_nobody(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    here.signal(SESSION, "never here", "moment")

    assert told(here, ears)[-1]["moments"] == 0
    assert not here.is_asked_to_wait(SESSION)


def test_who_goes_is_here_no_more(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    here.come(SESSION, "c2", "participant", "cleo")
    told(here, ears)

    here.go(SESSION, "c1")
    here.go(SESSION, "never here")

    assert told(here, ears)[-1]["phones"] == 1
    assert not here.is_empty(SESSION)


def test_what_is_said_is_said_once_for_many_who_come(here: Presence, ears: Ears) -> None:
    for number in range(100):
        here.come(SESSION, f"c{number}", "participant", f"seat {number}")

    assert [frame["phones"] for frame in told(here, ears)] == [100]


def test_who_comes_hears_it_even_when_the_numbers_stay(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    told(here, ears)

    here.come(SESSION, "c2", "participant", "ben")

    first, second = told(here, ears)
    assert first == second


def behind(here: Presence, ears: Ears) -> list[Any]:
    """What desks were told of phones that are behind, after the look of each second."""
    here.look_who_is_behind()
    all_told(here)
    return [read_frame(frame)["behind"] for _, word, frame in ears.frames if word == "desk"]


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    now = reading.time.monotonic() + seconds
    monkeypatch.setattr(reading.time, "monotonic", lambda: now)


def test_a7_desks_hear_how_many_phones_have_not_read_the_last_cue(
    here: Presence, ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.come(SESSION, "desk", "facilitator", "ann")
    for phone in ("ben", "cleo", "dov"):
        here.come(SESSION, phone, "participant", phone)
        here.read(SESSION, phone, (1, 4))

    here.cue(SESSION, (1, 5))
    here.read(SESSION, "ben", (1, 5))
    assert behind(here, ears) == [], "they may take a few seconds"
    later(monkeypatch, reading.PATIENCE)
    assert behind(here, ears) == [2]
    here.read(SESSION, "cleo", (1, 7))
    assert behind(here, ears) == [2, 1]
    here.go(SESSION, "dov")

    assert behind(here, ears) == [2, 1, 0]
    assert behind(here, ears) == [2, 1, 0], "only what is new"
    assert all("behind" not in frame for frame in told(here, ears)), "the room hears nothing of it"


def test_a7_who_has_said_nothing_yet_is_not_missed_and_one_page_of_a_phone_is_enough(
    here: Presence, ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.come(SESSION, "an old page", "participant", "ben")
    for page in ("one page", "another"):
        here.come(SESSION, page, "participant", "cleo")
        here.read(SESSION, page, (1, 4))
    here.come(SESSION, "the wall", "screen", "wall")
    here.read(SESSION, "the wall", (1, 0))
    here.read(SESSION, "nobody's", (1, 0))
    here.cue(SESSION, (1, 5))

    here.read(SESSION, "one page", (1, 5))

    later(monkeypatch, reading.PATIENCE)
    assert behind(here, ears) == []


def test_a7_after_a_restore_numbers_of_the_epoch_before_are_behind(
    here: Presence, ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    here.read(SESSION, "c1", (1, 400))

    here.cue(SESSION, (9, 12))
    later(monkeypatch, reading.PATIENCE)
    assert behind(here, ears) == [1]
    here.cue(SESSION, (1, 401))
    here.read(SESSION, "c1", (9, 12))

    assert behind(here, ears) == [1, 0]


def test_a7_a_desk_that_comes_later_hears_of_those_who_are_behind(
    here: Presence, ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    here.read(SESSION, "c1", (1, 1))
    here.cue(SESSION, (1, 2))
    later(monkeypatch, reading.PATIENCE)
    assert behind(here, ears) == [1]

    here.come(SESSION, "spare", "facilitator", "eve")
    assert behind(here, ears) == [1, 1]
    here.come(SESSION, "c2", "participant", "cleo")
    here.come(SESSION, "third", "facilitator", "ann")
    here.go(SESSION, "c1")

    assert behind(here, ears) == [1, 1, 0], "also to the desks that were there"


def test_a_room_that_everyone_left_is_told_nothing(here: Presence, ears: Ears) -> None:
    here.come(SESSION, "c1", "participant", "ben")
    here.go(SESSION, "c1")
    here.forget(SESSION)

    assert told(here, ears) == []
    assert here.is_empty(SESSION)
