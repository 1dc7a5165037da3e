"""Everybody is told the same, to the byte: the author, the others, the facilitator and the screen. Nobody who
looks at what a phone receives can tell whether it is the author's.
"""

import json
import re
from collections.abc import Callable, Iterator
from hashlib import sha256

import pytest

from tests.anonymity.crowd import Guest, crowd
from tests.harness.server import Kesken, running_server
from tests.server.wired import Workshop, cookies_of
from tests.sessions.play import Thing
from tests.strangers.raw import Line

NO_SIGNS = '"hands":0,"moments":0,"newest_hand":0,"newest_moment":0,"seen_hand":0,"seen_moment":0'
FULL_HOUSE = f'42["presence",{{"phones":6,"screens":1,"desks":1,{NO_SIGNS},"gave":null}}]'
BACKSTAGE = '42["desk"'  # what the agenda is, which is the facilitator's own
ANSWER = re.compile(r"^43(\d+)(\[.*\])$", re.DOTALL)


@pytest.fixture(scope="module")
def kesken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kesken]:
    with running_server(tmp_path_factory.mktemp("kesken")) as server:
        yield server


def test_everybody_is_told_the_same_to_the_byte(kesken: Kesken) -> None:
    with crowd(kesken, 6) as (room, people):
        others = desk_and_screen(room)
        everyone = {**{f"phone {n}": Heard(one.line, one.said) for n, one in enumerate(people)}, **others}
        for one in everyone.values():
            one.listens_from(FULL_HOUSE)

        workshop(room, people)

        frames = {who: one.until("SessionEnded") for who, one in everyone.items()}
    assert verdict(frames) == 1
    one = next(iter(frames.values()))
    assert {word for frame in one for word in re.findall(r'^42\["(\w+)"', frame)} >= {"events", "presence"}
    told = [json.loads(frame[2:])[1]["events"] for frame in one if frame.startswith('42["events"')]
    assert {event["is"] for events in told for event in events} >= {
        *("StepOpened", "MarksTallied", "ThoughtsShown", "IdeaTakenBack", "StepClosing", "SessionEnded")
    }


class Heard:
    """What somebody is told from a moment on, their own acknowledgements aside."""

    def __init__(self, line: Line, said: list[str] | None = None) -> None:
        self.line, self.said, self.since = line, [] if said is None else said, 0

    def listens_from(self, frame: str) -> None:
        while frame not in self.said:
            self.said.append(self.line.hear())
        self.since = len(self.said)

    def until(self, word: str) -> list[str]:
        while not (place := [n for n, frame in enumerate(self.said) if word in frame]):
            self.said.append(self.line.hear())
        those = self.said[self.since : place[0] + 1]
        return [frame for frame in those if not ANSWER.match(frame) and not frame.startswith(BACKSTAGE)]


@pytest.mark.parametrize(
    "leak",
    [
        lambda frame, who: frame.replace('"phones":', '"mine":true,"phones":') if who == "phone 0" else frame,
        lambda frame, who: frame.replace(",", ", ", 1) if who == "facilitator" else frame,
        lambda frame, who: "" if who == "phone 1" and "ThoughtsShown" in frame else frame,
    ],
    ids=["a flag for the author", "a blank for the desk", "the author is left out"],
)
def test_a_difference_would_be_seen(leak: Callable[[str, str], str]) -> None:
    told = ['42["presence",{"phones":6,"gave":null}]', '42["events",{"events":[{"is":"ThoughtsShown"}]}]']
    frames = dict.fromkeys(("phone 0", "phone 1", "facilitator"), told)
    assert verdict(frames) == 1

    assert verdict({who: [leak(frame, who) for frame in those] for who, those in frames.items()}) > 1


def test_whatever_is_given_is_acknowledged_in_the_same_words(kesken: Kesken) -> None:
    with crowd(kesken, 5) as (room, people):
        curve, board = room.steps[:2]
        room.desk.steers("OpenStep", step=curve)
        for number, one in enumerate(people):
            one.gives("PlaceMark", step=curve, round=1, station=number, is_stuck=number == 1)
        room.desk.steers("OpenStep", step=board)
        thoughts = give_thoughts(people, board)
        room.desk.steers("RevealRound", step=board, round=1)
        second_thoughts(people, board, thoughts)
        people[0].takes_back(board, thoughts[0])
        answers = [ANSWER.match(frame) for one in people for frame in one.said]

    acknowledged = {found[2] for found in answers if found and '"ok"' in found[2]}
    assert acknowledged == {'[{"ok":"sealed"}]'}


def test_presence_says_on_boards_in_steps_only_how_many_gave_something(kesken: Kesken) -> None:
    with crowd(kesken, 6) as (room, people):
        room.desk.steers("OpenStep", step=room.steps[1])
        for number, one in enumerate(people):
            one.gives("PostIdea", step=room.steps[1], text=f"half of thought {number}")
        people[0].hears(
            f'42["presence",{{"phones":6,"screens":0,"desks":1,{NO_SIGNS},"gave":{{"at_least":5}}}}]'
        )
        said = [
            json.loads(frame[2:])[1]["gave"] for frame in people[0].said if frame.startswith('42["presence"')
        ]

    assert all(gave in (None, {"at_least": 0}, {"at_least": 5}) for gave in said), said


def workshop(room: Workshop, people: list[Guest]) -> None:
    curve, board = room.steps[:2]
    room.desk.steers("OpenStep", step=curve)
    for number, one in enumerate(people):
        one.gives("PlaceMark", step=curve, round=1, station=number)
    room.desk.steers("RevealRound", step=curve, round=1)
    room.desk.steers("OpenStep", step=board)
    thoughts = give_thoughts(people, board)
    people[0].hears(f'42["presence",{{"phones":6,"screens":1,"desks":1,{NO_SIGNS},"gave":{{"at_least":5}}}}]')
    room.desk.steers("RevealRound", step=board, round=1)
    second_thoughts(people, board, thoughts)
    room.desk.steers("RevealRound", step=board, round=2)
    people[0].takes_back(board, thoughts[0])
    room.desk.steers("CloseStep", step=board)
    room.desk.steers("EndSession")


def give_thoughts(people: list[Guest], board: str) -> list[Thing]:
    return [
        one.gives("PostIdea", step=board, text="x" * 20 * (number + 1)) for number, one in enumerate(people)
    ]


def second_thoughts(people: list[Guest], board: str, thoughts: list[Thing]) -> None:
    first, second = thoughts[1], thoughts[2]
    people[0].gives("ContinueIdea", step=board, text="and more", idea=first.name, kind="ask")
    people[1].gives("ChangeIdea", step=board, text="other words", idea=first.name, secret=first.secret)
    people[2].gives("TakeBackLater", step=board, idea=second.name, secret=second.secret)
    for one in people[3:]:
        one.gives("AddNothing", step=board, round=2)


def desk_and_screen(room: Workshop) -> dict[str, Heard]:
    screen = room.screen()
    screen.goes()
    lines = {}
    for page in (room.desk, screen):
        line = Line(int(room.url.rpartition(":")[2]), cookie=cookies_of(page.browser)).connect()
        assert "epoch" in line.asks("enter", {"session": room.session, "as": page.role, "language": "fi"})
        lines[page.role] = Heard(line)
    return lines


def verdict(frames: dict[str, list[str]]) -> int:
    """How many different things people were told."""
    return len({sha256("\n".join(those).encode()).hexdigest() for those in frames.values()})
