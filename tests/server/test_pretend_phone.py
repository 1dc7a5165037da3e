"""A pretend phone keeps the rules of the wire, so that what tests learn from it is true of real ones."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from socketio.exceptions import SocketIOError

from server.demo.line import Line, NotIn, come_in
from server.demo.phone import PretendPhone
from server.demo.root import NotMine
from sessions.steps.board import BoardStep
from sessions.view import canonical
from tests.harness.marks import mark
from tests.harness.patience import PATIENCE, until
from tests.harness.server import Kesken, running_server
from tests.server.wired import Page, Workshop, workshop

QUICK = 0.05  # of a real phone's pauses
FIVE = range(5)

Make = Callable[..., PretendPhone]


@pytest.fixture(scope="module")
def kesken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kesken]:
    with running_server(tmp_path_factory.mktemp("kesken")) as server:
        yield server


@pytest.fixture
def room(kesken: Kesken) -> Iterator[Workshop]:
    with workshop(kesken.url, phones=0) as room:
        yield room


@pytest.fixture
def ann(room: Workshop) -> Page:
    """She facilitates."""
    return room.desk


@pytest.fixture
def board(room: Workshop) -> str:
    """The second step of the agenda."""
    return room.steps[1]


@pytest.fixture
def curve(room: Workshop) -> str:
    return room.steps[0]


@pytest.fixture
def facts() -> list[dict[str, Any]]:
    """What the phones note of what happens to them."""
    return []


@pytest.fixture
def phone(kesken: Kesken, ann: Page, facts: list[dict[str, Any]]) -> Iterator[Make]:
    """Makes a phone that has joined."""
    made: list[PretendPhone] = []

    def make(**how: Any) -> PretendPhone:
        one = PretendPhone(kesken.url, pace=QUICK, history=facts.append, label=f"phone {len(made)}", **how)
        one.join(ann.enters()["join"]["url"])
        made.append(one)
        return one

    yield make
    for one in made:
        one.leave()


@pytest.mark.parametrize("transport", ["websocket", "polling"])
def test_a_whole_round_over_either_road(
    phone: Make, ann: Page, curve: str, board: str, transport: str
) -> None:
    phones = [phone(transports=[transport]) for _ in FIVE]
    open_step(ann, curve, phones)
    for station, one in enumerate(phones):
        mark(one, curve, station)
    settle(phones)
    assert ann.asks("RevealRound", step=curve, round=1).keys() == {"ok"}

    open_step(ann, board, phones)
    for one in phones:
        one.post(board, f"From {one.label} …")
    settle(phones)
    assert ann.asks("RevealRound", step=board, round=1).keys() == {"ok"}

    for one in phones:
        one.wait_for(lambda one=one: len(board_of(one, board).ideas) == 5)
        assert [one.is_mine(idea) for idea in board_of(one, board).ideas].count(True) == 1
    assert len({canonical(one.view) for one in phones}) == 1
    assert [one.disagreements for one in phones] == [0] * 5


def test_a_newcomer_sees_what_the_others_see(phone: Make, ann: Page, board: str) -> None:
    phones = [phone() for _ in FIVE]
    open_step(ann, board, phones)
    for one in phones:
        one.post(board, "Half a thought …")
    settle(phones)
    ann.asks("RevealRound", step=board, round=1)
    phones[0].wait_for(lambda: board_of(phones[0], board).ideas)

    newcomer = phone()

    assert canonical(newcomer.view) == canonical(phones[0].view)
    assert newcomer.position == phones[0].position


def test_it_follows_whatever_the_desk_does_to_a_thought(phone: Make, ann: Page, board: str) -> None:
    phones = [phone() for _ in FIVE]
    open_step(ann, board, phones)
    for one in phones:
        one.post(board, f"From {one.label} …")
    settle(phones)
    ann.asks("RevealRound", step=board, round=1)
    ben = phones[0]
    ben.wait_for(lambda: len(board_of(ben, board).ideas) == 5)
    first, second, *_ = (idea.name for idea in board_of(ben, board).ideas)
    sentence = ann.thing()

    ann.steers("GroupIdeas", step=board, group="rooms1", ideas=[first, second], title="Rooms")
    ann.steers("UngroupIdeas", step=board, ideas=[second])
    ann.steers("CoverIdea", step=board, idea=second)
    ann.steers("UncoverIdea", step=board, idea=second)
    said = {"name": sentence.name, "salt": sentence.salt, "text": "We take turns."}
    number = ann.steers("ShapeIdea", step=board, idea=first, **said)

    ben.wait_for(lambda: ben.position["after"] == number)
    assert canonical(ben.view) == canonical(phone().view)
    assert ben.is_online


def test_it_comes_in_by_the_code_too_and_a_wrong_one_stays_out(kesken: Kesken, ann: Page) -> None:
    ben, dov = PretendPhone(kesken.url, pace=QUICK), PretendPhone(kesken.url, pace=QUICK)

    ben.join(ann.enters()["join"]["code"].lower())
    with pytest.raises(NotIn):
        dov.join("AAAAAAA")

    assert ben.is_online
    ben.leave()


def test_what_is_written_offline_is_sent_on_coming_back(phone: Make, ann: Page, board: str) -> None:
    ben = phone()
    open_step(ann, board, [ben])
    ben.go_offline()

    thought = ben.post(board, "Written in the lift …")
    assert thought.state == "waiting"
    ben.come_back()

    ben.wait_for(lambda: thought.is_stored)


def test_what_was_meant_for_one_step_is_not_sent_to_another(
    phone: Make, ann: Page, curve: str, board: str
) -> None:
    ben = phone()
    open_step(ann, board, [ben])
    ben.go_offline()
    thought = ben.post(board, "Too late for this step …")
    ann.asks("OpenStep", step=curve)

    ben.come_back()
    ben.wait_for(lambda: thought.state == "held")

    open_step(ann, board, [ben])
    ben.send(thought)
    ben.wait_for(lambda: thought.is_stored)


def test_a_repeat_is_the_same_thought(phone: Make, ann: Page, board: str) -> None:
    phones = [phone() for _ in FIVE]
    open_step(ann, board, phones)
    thoughts = [one.post(board, f"Only once: {one.label} …") for one in phones]
    settle(phones)

    for one, thought in zip(phones, thoughts, strict=True):
        one.send(thought)
    settle(phones)
    ann.asks("RevealRound", step=board, round=1)

    phones[0].wait_for(lambda: len(board_of(phones[0], board).ideas) == 5)


def test_words_are_changed_and_taken_back_by_their_own_phone_alone(
    phone: Make, ann: Page, board: str
) -> None:
    ben, cleo, *others = phones = [phone() for _ in FIVE]
    open_step(ann, board, phones)
    first, hers = ben.post(board, "First words …"), cleo.post(board, "Her words …")
    for one in others:
        one.add_nothing(board)
    settle(phones)
    ben.change(board, first, "Second words …")
    ben.settle()
    ann.asks("RevealRound", step=board, round=1)
    ben.wait_for(lambda: len(board_of(ben, board).ideas) == 2)
    assert {idea.text for idea in board_of(ben, board).ideas} == {"Second words …", "Her words …"}

    with pytest.raises(NotMine):
        ben.take_back(board, hers)
    cleo.take_back(board, hers)

    ben.wait_for(lambda: [idea.is_taken_back for idea in board_of(ben, board).ideas].count(True) == 1)


def test_a_refusal_is_kept_with_its_sentence(phone: Make, ann: Page, board: str) -> None:
    ben = phone(language="fi")
    open_step(ann, board, [ben])

    empty = ben.post(board, "   ")

    ben.wait_for(lambda: empty.state == "refused")
    assert empty.refused == "empty"
    assert empty.say.startswith("Tässä")


def test_it_notes_what_happens(phone: Make, ann: Page, board: str, facts: list[dict[str, Any]]) -> None:
    ben = phone(chance=Random(7), root=bytes(32))
    open_step(ann, board, [ben])
    thought = ben.post(board, "Half …")
    ben.settle()

    [asked] = [fact for fact in facts if fact["is"] == "invoke"]
    [stored] = [fact for fact in facts if fact["is"] == "ok"]
    opened = [fact for fact in facts if fact["is"] == "deliver"][-1]
    assert facts[0]["is"] == "view"
    assert asked["with"] == thought.fields
    assert (stored["name"], stored["ok"]) == (thought.name, "sealed")
    assert opened["events"][0]["is"] == "StepOpened"
    assert asked["at"] < stored["at"]


def test_phones_come_through_a_power_cut(tmp_path: Path) -> None:
    with running_server(tmp_path) as kesken, workshop(kesken.url, phones=0) as room:
        facts: list[dict[str, Any]] = []
        ann, board = room.desk, room.steps[1]
        invitation = ann.enters()["join"]["url"]
        phones = [PretendPhone(kesken.url, pace=QUICK, history=facts.append) for _ in FIVE]
        for one in phones:
            one.join(invitation)
        open_step(ann, board, phones)

        kesken.kill()
        phones[0].wait_for(lambda: not phones[0].is_online)
        thoughts = [one.post(board, "While the light was out …") for one in phones]
        kesken.start_again()
        settle(phones)

        assert all(thought.is_stored for thought in thoughts)
        assert [one.disagreements for one in phones] == [0] * 5
        assert not [fact for fact in facts if fact["is"] in ("refused", "disagreement")]
        for one in phones:
            one.leave()


# --- small things


def open_step(ann: Page, step: str, phones: list[PretendPhone]) -> None:
    assert ann.asks("OpenStep", step=step).keys() == {"ok"}
    for one in phones:
        one.wait_for(lambda one=one: one.view.stage == step)


def settle(phones: list[PretendPhone]) -> None:
    for one in phones:
        one.settle()


def board_of(phone: PretendPhone, step: str) -> BoardStep:
    return phone.view.find(step)


def test_a_line_that_broke_leaves_no_socket_open(tmp_path: Path) -> None:
    """A crowd that is cut off again and again would have none left."""
    with running_server(tmp_path) as kesken, workshop(kesken.url, phones=1) as room:
        lost = threading.Event()
        browser, _ = come_in(kesken.url, room.key)
        line = Line(
            kesken.url,
            browser,
            transports=["websocket"],
            later=lambda thunk: thunk(),
            hear=lambda *_: None,
            lost=lost.set,
        )
        made = [*line._sockets._made]

        kesken.server.freeze()
        line.say("leave", {}, print)
        line._io.eio.queue.join()  # sent, and unread when the server dies: the line is reset
        kesken.kill()
        assert lost.wait(PATIENCE)
        line.hang_up()
        room.desk.goes()
        until(lambda: [one.sock for one in made] == [None])
        with pytest.raises(SocketIOError):
            Line(kesken.url, browser, transports=["websocket"], later=print, hear=print, lost=print)
