"""A turn: lock, read what moved, decide once, write; and what somebody is told who enters."""

from collections.abc import Iterator

import pytest
from msgspec import convert

from server.rooms.asked import Enter
from server.store import log
from server.wire.catalogue import View
from sessions.refusals import NotFound
from sessions.stage import closing
from sessions.state import By
from sessions.view import canonical
from tests.harness.told import follow
from tests.server.in_a_room import House, InARoom, outage, read_frame, stored, until, with_many_events
from tests.sessions.play import BOARD, CURVE, OTHER_BOARD, SESSION, snapshot, whole_workshop

SCREEN = By("screen", "wall")


@pytest.fixture
def house(database: str) -> Iterator[House]:
    house = House(database)
    yield house
    house.close()


@pytest.fixture
def other_house(database: str) -> Iterator[House]:
    """Another process of the same server."""
    house = House(database)
    yield house
    house.close()


# --- entering


def test_who_comes_anew_gets_the_view(house: House) -> None:
    play = whole_workshop(InARoom.on(CURVE, house))

    entered = play.enters(by=SCREEN)

    frame = read_frame(entered.frame)
    assert (entered.word, frame["seq"], frame["chain"]) == ("view", play.state.head, play.state.chain)
    assert canonical(frame["view"]) == canonical(play.view)


def test_all_who_enter_at_one_number_get_the_same_bytes(house: House) -> None:
    play = InARoom.on(BOARD, house)

    first, second = play.enters(by=SCREEN), play.enters(by=SCREEN)
    play.ann.opens(OTHER_BOARD)
    third = play.enters(by=SCREEN)

    assert second.frame is first.frame
    assert read_frame(third.frame)["seq"] == read_frame(first.frame)["seq"] + 1


def test_who_comes_back_gets_what_was_missed(house: House) -> None:
    play = InARoom.on(BOARD, house)
    held = play.enters(by=SCREEN)
    play.filled_up(0)
    play.ann.shows()
    play.ann.opens(OTHER_BOARD)

    entered = play.enters(held.epoch, held.seq, held.chain, by=SCREEN)

    frame = read_frame(entered.frame)
    assert (entered.word, frame["from"], frame["seq"]) == ("events", held.seq + 1, held.seq + 2)
    seen = follow(convert(read_frame(held.frame)["view"], View), frame["events"])
    assert canonical(seen) == canonical(play.view)


def test_who_missed_nothing_gets_no_events(house: House) -> None:
    play = InARoom.on(BOARD, house)
    held = play.enters(by=SCREEN)

    entered = play.enters(held.epoch, held.seq, held.chain, by=SCREEN)

    assert (entered.word, read_frame(entered.frame)["events"]) == ("events", [])
    assert read_frame(entered.frame)["from"] == held.seq + 1


@pytest.mark.parametrize(
    "holds",
    [
        (2, 2, "{chain}"),  # before a restore
        (1, 2, "another history"),
        (1, 2, ""),
        (1, 0, ""),
        (1, -1, "{chain}"),
        (1, 99, "{chain}"),  # after a restore that nobody told of
    ],
)
def test_who_holds_another_history_gets_the_view(house: House, holds: tuple[int, int, str]) -> None:
    play = InARoom.on(BOARD, house)
    epoch, after, chain = holds

    entered = play.enters(epoch, after, chain.format(chain=play.log[1].chain), by=SCREEN)

    assert entered.word == "view"


@pytest.mark.parametrize(("missed", "word"), [(500, "events"), (501, "view")])
def test_who_was_away_for_long_gets_the_view(house: House, missed: int, word: str) -> None:
    play = InARoom.on(BOARD, house)
    held = play.enters(by=SCREEN)
    with_many_events(house, missed)
    play.room.forget()

    entered = play.enters(held.epoch, held.seq, held.chain, by=SCREEN)

    assert entered.word == word
    assert entered.seq == held.seq + missed


def test_entering_only_reads(house: House) -> None:
    play = InARoom.on(BOARD, house)
    before = snapshot(play.folded_again())

    for by in (SCREEN, play.ben.by, play.ann.by):
        play.enters(by=by)

    assert snapshot(play.folded_again()) == before


def test_the_first_phone_is_witnessed_and_told(house: House) -> None:
    play = InARoom(house)

    play.enters(by=play.ann.by)
    assert not house.ears.events()
    play.enters(by=play.ben.by)

    assert [event["is"] for event in read_frame(house.ears.events()[0])["events"]] == ["FirstPhoneJoined"]


def test_a_phone_hears_whether_it_gave_something_and_nobody_else_does(house: House) -> None:
    play = InARoom.on(BOARD, house)
    play.ben.posts()

    gave = {seat: play.enters(by=By("participant", seat)).has_given for seat in ("ben", "cleo")}

    assert gave == {"ben": True, "cleo": False}


def test_a_session_that_is_not_there_is_not_found(house: House) -> None:
    with pytest.raises(NotFound):
        house.rooms.of("nosuchroom").enter(Enter(), SCREEN)


# --- between processes


def test_what_another_process_wrote_is_told_before_ones_own(house: House, other_house: House) -> None:
    here, there = InARoom.on(BOARD, house), InARoom(other_house)

    there.filled_up(0)
    there.ann.shows()
    here.ann.opens(OTHER_BOARD)

    frame = read_frame(house.ears.events()[-1])
    assert [event["is"] for event in frame["events"]] == ["ThoughtsShown", "StepOpened"]


def test_a_look_tells_what_another_process_wrote(house: House, other_house: House) -> None:
    here, there = InARoom.on(BOARD, house), InARoom(other_house)
    there.ben.posts("from over there")
    there.filled_up(1)
    there.ann.shows()

    here.room.look()
    here.room.look()

    assert house.ears.events()[-1] == other_house.ears.events()[-1]
    assert [event["is"] for event in read_frame(house.ears.events()[-1])["events"]] == ["ThoughtsShown"]


def test_what_another_process_sealed_is_counted_here(house: House, other_house: House) -> None:
    here, there = InARoom.on(BOARD, house), InARoom(other_house)
    there.filled_up(1)

    here.ben.posts()
    here.ann.shows()

    assert here.step.shown[0].phones == 5


def test_two_processes_write_one_log_without_gaps(house: House, other_house: House) -> None:
    here, there = InARoom.on(BOARD, house), InARoom(other_house)
    there.look()

    for number in range(10):
        for play in (here, there):
            play.ann.opens((BOARD, OTHER_BOARD)[number % 2] if play is here else CURVE)
            play.room.look()

    state = house.store.work(stored)
    assert [entry.seq for entry in house.store.work(log.tail, SESSION, after=0)] == list(
        range(1, state.head + 1)
    )
    for one in (house, other_house):
        one.rooms.of(SESSION).look()
        assert read_frame(one.ears.events()[-1])["chain"] == state.chain


# --- time


def test_a_closing_is_finished_by_the_room_itself(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "GRACE", 30)
    play = InARoom.on(BOARD, house)

    play.ann.closes()
    until(lambda: read_frame(house.ears.events()[-1])["events"][-1]["is"] == "StepClosed")

    told = [event["is"] for frame in house.ears.events() for event in read_frame(frame)["events"]]
    assert told[-2:] == ["StepClosing", "StepClosed"]
    play.look()
    assert play.step.state == "closed"


def test_an_alarm_that_cannot_be_stored_rings_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "GRACE", 30)
    monkeypatch.setattr("server.rooms.room.TRY_AGAIN", 0.01)
    play = InARoom.on(BOARD, house)
    play.ann.closes()

    with outage(house, times=2) as failed:
        until(lambda: len(failed) == 2)
    until(lambda: read_frame(house.ears.events()[-1])["events"][-1]["is"] == "StepClosed")


def test_a_closing_is_finished_by_a_process_that_starts_later(
    house: House, other_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "GRACE", 200)
    play = InARoom.on(BOARD, house)
    play.ann.closes()
    play.room._alarm[1].cancel()  # as if this process had gone down

    later = InARoom(other_house)
    until(lambda: other_house.ears.events())

    later.look()
    assert later.step.state == "closed"
