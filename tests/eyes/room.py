"""A session that is brought into a state by the wire, with phones that need no browser."""

import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from server.demo.thoughts import LANGUAGES
from tests.eyes.texts import BOARD, CURVE, SENTENCES, TALK, VOTE, agenda, form, thoughts, ways_on
from tests.server.wired import Page, Workshop, workshop
from tests.sessions.play import Thing


class Room:
    def __init__(self, at: Workshop, language: str) -> None:
        self.at, self.language = at, language
        self.desk = at.desk
        self.words = SENTENCES[language if language in SENTENCES else "en"]
        told_in = language if language in LANGUAGES else "en"
        self._thoughts, self._ways = thoughts(told_in), ways_on(told_in)
        self._rounds: dict[str, int] = {}

    @property
    def phones(self) -> list[Page]:
        return self.at.phones

    def round_of(self, step: str) -> int:
        return self._rounds.get(step, 1)

    def does(self, act: str, **fields: Any) -> None:
        """A cue of the desk, which is done."""
        self.desk.steers(act, **fields)

    def opens(self, step: str) -> None:
        self.does("OpenStep", step=step)

    def writes(self, count: int, step: str = BOARD, *, columns: int = 1) -> list[Thing]:
        """So many thoughts, of one phone after the other."""
        return [
            self._phone(number).gives(
                "PostIdea",
                step=step,
                text=next(self._thoughts),
                **({"column": number % columns} if columns > 1 else {}),
            )
            for number in range(count)
        ]

    def says(self, texts: Sequence[str], step: str = BOARD) -> None:
        for number, text in enumerate(texts):
            self._phone(number).gives("PostIdea", step=step, text=text)

    def goes_on(self, ideas: Sequence[Thing], step: str = BOARD) -> None:
        """Something is added to each of them, and all other phones have nothing to add."""
        for number, idea in enumerate(ideas):
            kind, text = next(self._ways)
            self._phone(number).gives("ContinueIdea", step=step, idea=idea.name, kind=kind, text=text)
        for number in range(len(ideas), len(self.phones)):
            self._phone(number).gives("AddNothing", step=step, round=self.round_of(step))

    def shows(self, step: str = BOARD) -> None:
        self.does("RevealRound", step=step, round=self.round_of(step))
        self._rounds[step] = self.round_of(step) + 1

    def fills(self, count: int, step: str = BOARD, *, columns: int = 1) -> list[Thing]:
        """Opens a board and shows so many thoughts."""
        self.opens(step)
        ideas = self.writes(count, step, columns=columns)
        self.shows(step)
        return ideas

    def marks(self, stations: Sequence[int], step: str = CURVE) -> None:
        for number, station in enumerate(stations):
            self._phone(number).gives(
                "PlaceMark", step=step, round=self.round_of(step), station=station, is_stuck=number % 4 == 0
            )

    def keeps(self, step: str = VOTE) -> None:
        """Counts the round, and asks again."""
        self.does("KeepRound", step=step, round=self.round_of(step))
        self._rounds[step] = self.round_of(step) + 1

    def votes(self, ballots: Sequence[str], step: str = VOTE) -> None:
        for number, dots in enumerate(ballots):
            self._phone(number).gives("CastBallot", step=step, round=self.round_of(step), dots=dots)

    def are_here(self, count: int, step: str = TALK) -> None:
        for number in range(count):
            self._phone(number).gives("JoinTalk", step=step, round=self.round_of(step))

    def shapes(self, idea: Thing, step: str = BOARD) -> None:
        made = self.desk.thing()
        words = self.words["sentence"]
        self.does("ShapeIdea", step=step, idea=idea.name, name=made.name, salt=made.salt, text=words)

    def groups(self, ideas: Sequence[Thing], step: str = BOARD) -> None:
        group = secrets.token_hex(3)
        names = [idea.name for idea in ideas]
        self.does("GroupIdeas", step=step, group=group, ideas=names, title=self.words["group"])

    def now(self) -> int:
        """The server runs on this machine, so its clock is ours: milliseconds."""
        return int(time.time() * 1000)

    def _phone(self, number: int) -> Page:
        return self.phones[number % len(self.phones)]


@contextmanager
def a_room(url: str, language: str, *, phones: int) -> Iterator[Room]:
    told_in = language if language in LANGUAGES else "en"
    with workshop(url, phones=phones, **form(told_in) | {"language": language}) as at:
        at.replaces_agenda(agenda(told_in))
        yield Room(at, language)
