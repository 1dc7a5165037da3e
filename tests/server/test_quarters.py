"""What happens at quarter minutes, in a real room: flags reach the desks, and flowing boards show."""

from collections.abc import Iterator
from typing import Any

import pytest

from server import runtime
from server.rooms.quarters import FEWEST, Quarters
from sessions.rounds.ending import QUORUM
from sessions.thoughts import showing
from sessions.thoughts.flags import SetFlagsAside
from tests.server.in_a_room import House, InARoom, read_frame, until
from tests.sessions.play import BOARD, FLOWING

ENOUGH, TOO_FEW = FEWEST, FEWEST - 1


@pytest.fixture
def house(database: str) -> Iterator[House]:
    house = House(database)
    yield house
    house.close()


@pytest.fixture(autouse=True)
def without_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "SILENT", 0)


def quarters(house: House, phones: int) -> Quarters:
    return Quarters(house.rooms._rooms, house.ears, lambda session: phones)


def told_desks(house: House) -> list[Any]:
    return [read_frame(frame)["flags"] for _, word, frame in house.ears.frames if word == "desk"]


def test_i16_a_flag_reaches_the_desks_at_a_quarter_minute_and_not_before(house: House) -> None:
    play = InARoom.on(BOARD, house)
    idea = play.ben.posts("half of it")
    play.filled_up(1)
    play.ann.shows()
    of_the_house = quarters(house, phones=6)

    play.cleo.flags(idea, "hurts")
    play.dov.flags(idea, "hurts")
    play.dov.flags(idea, "off_topic")
    assert told_desks(house) == []
    of_the_house.strike()

    flag = {"step": BOARD, "idea": idea.name, "reasons": ["hurts", "off_topic"]}
    assert told_desks(house) == [[flag]], "once for all, and not how many"


def test_i16_a_desk_that_comes_later_hears_of_flags_too_and_all_hear_when_they_are_gone(house: House) -> None:
    play = InARoom.on(BOARD, house)
    idea = play.ben.posts("half of it")
    play.filled_up(1)
    play.ann.shows()
    of_the_house = quarters(house, phones=6)
    play.cleo.flags(idea)

    of_the_house.strike()
    of_the_house.strike()
    play.ann.asks(SetFlagsAside(step=BOARD, idea=idea.name))
    of_the_house.strike()
    of_the_house.strike()

    flag = {"step": BOARD, "idea": idea.name, "reasons": ["person"]}
    assert told_desks(house) == [[flag], [flag], []]


def test_r10_a_flowing_board_shows_by_itself_from_twenty_phones_on(house: House) -> None:
    play = InARoom.on(FLOWING, house)
    given(play, 5)

    quarters(house, TOO_FEW).strike()
    settle(play)
    assert ideas_of(play) == []

    quarters(house, ENOUGH).strike()
    until(lambda: ideas_of(play))
    assert len(ideas_of(play)) == QUORUM
    assert play.view.find(FLOWING).round == 2


def test_r10_four_phones_that_gave_are_not_shown_among_twenty_that_are_there(house: House) -> None:
    play = InARoom.on(FLOWING, house)
    given(play, 4)

    quarters(house, ENOUGH).strike()
    settle(play)

    assert ideas_of(play) == []


def test_r10_a_board_of_rounds_never_flows(house: House) -> None:
    play = InARoom.on(BOARD, house)
    given(play, 5)

    quarters(house, ENOUGH).strike()
    settle(play)

    assert ideas_of(play) == []


def given(play: InARoom, count: int) -> None:
    for phone in play.others(count):
        phone.posts()


def ideas_of(play: InARoom) -> list[Any]:
    play.look()
    return play.view.find(play.stage).ideas


def settle(play: InARoom) -> None:
    """Until whatever was begun by itself is done: the room answers after it."""
    runtime.sleep(0)  # now it has begun
    play.room.look()
