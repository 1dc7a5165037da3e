"""The clerk: one transaction for everyone who waits, and nobody's mistake is anybody else's."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as db

from server import runtime
from server.rooms import clerk, room
from server.rooms.asked import Enter, Fault
from server.store.engine import Unknown
from sessions.command import Command
from sessions.refusals import NotFound, Refused
from sessions.thoughts.posting import PostIdea
from sessions.thoughts.second_thoughts import TakeBack
from tests.server.in_a_room import House, InARoom, outage, until
from tests.server.poured import pour
from tests.sessions.play import BOARD, SESSION, Phone, Play, snapshot

OTHERS = ("workshop02", "workshop03")


@pytest.fixture
def house(database: str) -> Iterator[House]:
    house = House(database)
    yield house
    house.close()


@pytest.fixture
def commits(house: House) -> list[str]:
    """One entry for each transaction that was committed."""
    seen: list[str] = []
    db.event.listen(house.store.engine, "commit", lambda conn: seen.append("commit"))
    return seen


class Answers:
    """What people who asked at the same moment were answered, in the order of asking."""

    def __init__(self) -> None:
        self.said: list[Any] = []
        self.waiting = 0

    def asks(self, act: Callable[[], Any]) -> None:
        place, self.waiting = len(self.said), self.waiting + 1
        self.said.append(None)

        def ask_and_wait() -> None:
            try:
                self.said[place] = act()
            except (Refused, Unknown, NotFound, Fault) as no:
                self.said[place] = no
            self.waiting -= 1

        runtime.spawn(ask_and_wait)

    def all(self) -> list[Any]:
        until(lambda: not self.waiting)
        return self.said


def post(phone: Phone, text: str = "a thought", step: str = BOARD) -> PostIdea:
    made = phone.thing()
    return PostIdea(step=step, name=made.name, salt=made.salt, text=text)


def all_at_once(play: InARoom, commands: list[Command]) -> list[Any]:
    answers = Answers()
    for place, command in enumerate(commands):
        by = play.phone(f"seat {place}").by
        answers.asks(lambda command=command, by=by: play.room.perform(command, by))
    said = answers.all()
    play.look()
    return said


def test_what_waits_together_is_stored_together(house: House, commits: list[str]) -> None:
    play = InARoom.on(BOARD, house)
    play.ben.posts()  # while it is written the others come
    commits.clear()

    said = all_at_once(play, [post(play.ben) for _ in range(40)])

    assert said == ["sealed"] * 40
    assert len(commits) <= 2 + 1  # the first alone, the rest in one, and the look of this test


def test_rooms_that_wait_share_one_transaction(house: House, commits: list[str]) -> None:
    plays = [InARoom.on(BOARD, house)]
    for other in OTHERS:
        pour(str(house.store.engine.url.render_as_string(hide_password=False)), Play.on(BOARD), session=other)
    answers = Answers()
    commits.clear()

    with stopped(house):
        for name in (SESSION, *OTHERS):
            answers.asks(lambda name=name: house.rooms.of(name).perform(post(plays[0].ben), plays[0].ben.by))

    assert answers.all() == ["sealed"] * 3
    assert len(commits) <= 2


def test_no_transaction_holds_more_than_a_hundred_commands(house: House, commits: list[str]) -> None:
    play = InARoom.on(BOARD, house)
    commits.clear()

    said = all_at_once(play, [post(play.ben) for _ in range(250)])

    assert said == ["sealed"] * 250
    assert len(commits) >= 250 / clerk.MOST_COMMANDS


def test_commands_are_decided_in_the_order_they_came(house: House) -> None:
    play = InARoom.on(BOARD, house)
    mine = play.ben.thing()
    idea = PostIdea(step=BOARD, name=mine.name, salt=mine.salt, text="not meant")
    back = TakeBack(step=BOARD, name=mine.name, secret=mine.secret)

    said = all_at_once(play, [idea, back, idea])

    assert said == ["sealed"] * 3
    assert play.sealed() == []


def test_one_refusal_among_many_is_one_persons(house: House) -> None:
    play = InARoom.on(BOARD, house)

    said = all_at_once(play, [post(play.ben), post(play.cleo, " "), post(play.dov)])

    assert [getattr(one, "code", one) for one in said] == ["sealed", "empty", "sealed"]
    assert play.sealed() == ["idea", "idea"]


def test_one_faulty_command_does_not_sink_its_neighbours(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    play = InARoom.on(BOARD, house)
    pour(str(house.store.engine.url.render_as_string(hide_password=False)), Play.on(BOARD), session=OTHERS[0])
    breaks_on(monkeypatch, "a thought that breaks us")
    answers = Answers()

    with stopped(house):
        for place in range(5):
            text = "a thought that breaks us" if place == 2 else "a thought"
            answers.asks(lambda text=text: play.room.perform(post(play.ben, text), play.ben.by))
        answers.asks(lambda: house.rooms.of(OTHERS[0]).perform(post(play.ben), play.ben.by))
    said = answers.all()

    assert [type(one) is Fault for one in said] == [False, False, True, False, False, False]
    play.look()
    assert play.sealed() == ["idea"] * 4
    assert snapshot(play.folded_again()) == snapshot(play.state)


def test_a_fault_is_logged_without_what_people_wrote(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    play = InARoom.on(BOARD, house)
    breaks_on(monkeypatch, "my private words")

    with pytest.raises(Fault):
        play.ben.posts("my private words")

    assert "PostIdea" in caplog.text
    assert "my private words" not in caplog.text


@pytest.mark.parametrize("is_stored", [False, True])
def test_when_a_commit_fails_nobody_is_told_anything(house: House, is_stored: bool) -> None:
    play = InARoom.on(BOARD, house)
    commands = [post(play.ben), post(play.cleo)]
    answers = Answers()
    frames = len(house.ears.frames)

    with outage(house, times=1, is_stored=is_stored):
        with stopped(house):
            for command in commands:
                answers.asks(lambda command=command: play.room.perform(command, play.ben.by))
        assert [type(one) for one in answers.all()] == [Unknown, Unknown]
    assert len(house.ears.frames) == frames
    assert play.room.state is None

    again = [play.room.perform(command, play.ben.by) for command in commands]

    play.look()
    assert (again, play.sealed()) == (["sealed", "sealed"], ["idea", "idea"])
    assert snapshot(play.folded_again()) == snapshot(play.state)


@pytest.mark.parametrize("is_stored", [False, True])
def test_a_reveal_that_may_have_happened_is_told_once(house: House, is_stored: bool) -> None:
    play = InARoom.on(BOARD, house)
    play.filled_up(0)
    before = len(house.ears.events())

    with outage(house, times=1, is_stored=is_stored), pytest.raises(Unknown):
        play.ann.shows(round=1)
    play.ann.shows(round=1)

    frames = [frame for frame in house.ears.events()[before:] if b"ThoughtsShown" in frame]
    assert len(frames) == 1
    assert len(play.view.find(BOARD).shown) == 1


def test_a_database_that_does_not_answer_is_unknown_to_all(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    play = InARoom.on(BOARD, house)
    error = db.exc.OperationalError("select", {}, Exception("gone"))
    monkeypatch.setattr(clerk, "take", raiser(error))

    with pytest.raises(Unknown):
        play.room.perform(post(play.ben), play.ben.by)


def test_a_session_that_was_deleted_is_not_found_and_others_go_on(house: House) -> None:
    play = InARoom.on(BOARD, house)
    answers = Answers()

    with stopped(house):
        answers.asks(lambda: house.rooms.of("nosuchroom").enter(Enter(), play.ben.by))
        answers.asks(lambda: play.room.perform(post(play.ben), play.ben.by))

    assert [type(one) for one in answers.all()] == [NotFound, str]


def test_a_full_inbox_asks_to_try_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_WAITING", 3)
    play = InARoom.on(BOARD, house)

    said = all_at_once(play, [post(play.ben) for _ in range(10)])

    codes = [getattr(one, "code", one) for one in said]
    assert codes.count("sealed") >= 3
    assert set(codes) == {"sealed", "busy"}


# --- how it is arranged


@contextmanager
def stopped(house: House) -> Iterator[None]:
    """While this lasts the clerk writes nothing, so that what is asked meanwhile waits together."""
    clerk = house.rooms._clerk
    writers, clerk._writers = clerk._writers, house.store.size
    yield
    runtime.sleep(0)  # now everyone has asked
    clerk._writers = writers
    for waiting in list(clerk._waiting):
        clerk.call(waiting)


def breaks_on(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    decide = PostIdea.decide

    def broken(command: PostIdea, turn: Any, by: Any) -> None:
        decide(command, turn, by)
        if command.text == text:
            raise ZeroDivisionError(command.text)

    monkeypatch.setattr(PostIdea, "decide", broken)


def raiser(error: Exception) -> Callable[..., Any]:
    def fail(*_: object) -> None:
        raise error

    return fail
