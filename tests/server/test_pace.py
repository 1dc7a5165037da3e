"""What comes first goes at once, and what follows fast is told together."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sqlalchemy as db

from server import runtime
from server.pace import AT_ONCE, Pace
from server.runtime import Worker
from tests.server.in_a_room import House, InARoom, read_frame
from tests.server.test_clerk import Answers, post
from tests.sessions.play import OPEN

LONG = Pace(window=0.0, quiet=0.0, tick=3_600.0)


class Later:
    """Stands where the loop would wait until a time comes."""

    def __init__(self) -> None:
        self.acts: list[Callable[[], object]] = []

    def call_later(self, seconds: float, act: Callable[..., object], *args: Any) -> None:
        assert seconds > 0
        self.acts.append(lambda: act(*args))


@pytest.fixture
def house(database: str) -> Iterator[House]:
    house = House(database)
    yield house
    house.close()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    later = Later()
    monkeypatch.setattr("server.rooms.clerk.runtime.call_later", later.call_later)
    return later


@pytest.fixture
def commits(house: House) -> list[str]:
    seen: list[str] = []
    db.event.listen(house.store.engine, "commit", lambda conn: seen.append("commit"))
    return seen


def on_an_open_board(house: House, pace: Pace = AT_ONCE) -> InARoom:
    """In a room that has been quiet for a while."""
    play = InARoom.on(OPEN, house)
    house.rooms._clerk._pace = pace
    house.ears.frames.clear()
    return play


def asks(play: InARoom, answers: Answers, text: str) -> None:
    command = post(play.ben, text, OPEN)
    answers.asks(lambda: play.room.perform(command, play.ben.by))


def test_the_first_is_told_at_once_and_the_next_ones_in_one_frame(later: Later, house: House) -> None:
    play, answers = on_an_open_board(house, LONG), Answers()

    asks(play, answers, "first")
    answers.all()
    assert [texts(frame) for frame in house.ears.events()] == [["first"]]

    asks(play, answers, "second")
    asks(play, answers, "third")
    runtime.sleep(0)
    assert answers.waiting == 2
    assert len(later.acts) == 1, "a room that rests is woken once"

    play.room.rests_until = 0.0
    later.acts.pop()()
    assert answers.all() == ["sealed"] * 3
    assert [texts(frame) for frame in house.ears.events()] == [["first"], ["second", "third"]]


def texts(frame: bytes) -> list[str]:
    return [idea["text"] for event in read_frame(frame)["events"] for idea in event["ideas"]]


def test_whoever_lacks_nothing_that_has_to_be_read_enters_without_a_turn(
    house: House, commits: list[str]
) -> None:
    play = on_an_open_board(house)
    commits.clear()

    entered = play.enters()
    again = play.enters(entered.epoch, entered.seq, entered.chain)

    assert commits == []
    assert (entered.word, again.word) == ("view", "events")
    assert read_frame(again.frame)["events"] == []


def test_whoever_lacks_events_has_them_read(house: House, commits: list[str]) -> None:
    play = on_an_open_board(house)
    before = play.enters()
    play.ben.posts("meanwhile", step=OPEN)
    commits.clear()

    after = play.enters(before.epoch, before.seq, before.chain)

    assert commits
    assert texts(after.frame) == ["meanwhile"]


def test_a_thought_on_an_open_board_touches_no_box_and_leaves_nothing_to_wipe(house: House) -> None:
    play = on_an_open_board(house)
    version = play.state.box_version

    thought = play.ben.posts("stands at once", step=OPEN)
    assert (play.state.box_version, play.room.facts.has_burnt) == (version, False)

    play.ben.takes_back(thought, step=OPEN)
    assert play.room.facts.has_burnt, "what stood there is to leave the files too"


def test_a_worker_gives_what_its_work_came_to_and_goes_on_after_a_fault() -> None:
    worker = Worker()

    assert worker.do(divmod, 7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        worker.do(divmod, 7, 0)
    assert worker.do(str) == ""

    worker.close()
