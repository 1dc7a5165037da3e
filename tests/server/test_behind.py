"""How far phones have read, in a real room: a cue that has not reached all of them is told to the desks."""

from collections.abc import Iterator
from typing import Any

import pytest

from server.rooms import behind as reading
from server.rooms import presence
from sessions.thoughts.hiding import CoverIdea
from tests.server.in_a_room import House, InARoom, all_told, read_frame
from tests.sessions.play import BOARD, OPEN, SESSION


@pytest.fixture
def house(database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(presence, "EVERY", 0.01)
    house = House(database)
    yield house
    house.close()


def in_time(house: House, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What desks have been told by the time that a phone may take."""
    now = reading.time.monotonic() + reading.PATIENCE
    with monkeypatch.context() as later:
        later.setattr(reading.time, "monotonic", lambda: now)
        house.rooms._presence.look_who_is_behind()
        all_told(house.rooms._presence)
    return [said["behind"] for said in _desk(house) if "behind" in said]


def test_a7_a_step_and_a_cover_that_one_phone_has_not_read(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    play = InARoom.on(BOARD, house)
    idea = play.ben.posts("half of it")
    play.filled_up(1)
    play.ann.shows()
    come(house, "ben", "cleo")
    read(play, "ben", "cleo")

    play.ann.asks(CoverIdea(step=BOARD, idea=idea.name))
    read(play, "ben")
    assert in_time(house, monkeypatch) == [1]
    read(play, "cleo")

    assert in_time(house, monkeypatch) == [1, 0]


def test_a7_what_phones_give_on_an_open_board_is_no_cue(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    play = InARoom.on(OPEN, house)
    come(house, "ben", "cleo")
    read(play, "ben", "cleo")

    play.ben.posts("seen at once")

    assert play.view.find(OPEN).ideas
    assert in_time(house, monkeypatch) == []


def come(house: House, *phones: str) -> None:
    for phone in phones:
        house.rooms.come(SESSION, phone, "participant", phone)


def read(play: InARoom, *phones: str) -> None:
    play.look()
    for phone in phones:
        play.house.rooms.read(SESSION, phone, (play.state.epoch, play.state.head))


def _desk(house: House) -> list[Any]:
    return [read_frame(frame) for _, word, frame in house.ears.frames if word == "desk"]
