"""One workshop that can be played by anybody in any order: what is given is fixed, who gives it is not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, Literal

import pytest

from server import runtime
from server.keeping.deleted import Deleted
from server.pace import AT_ONCE
from server.rooms import turns
from server.rooms.rooms import Rooms
from server.store import log
from sessions.command import Command
from sessions.rounds import rounds
from sessions.rounds.tally import AskAgain
from sessions.stage.cues import EndSession, OpenStep, RevealRound
from sessions.state import By
from sessions.steps.curve.curve import PlaceMark
from sessions.thoughts.posting import AddNothing, ContinueIdea, PostIdea
from sessions.thoughts.second_thoughts import ChangeIdea, TakeBack, TakeBackLater
from sessions.turn import Turn
from tests.server.in_a_room import House, until
from tests.server.poured import pour
from tests.sessions.play import BOARD, CURVE, NOON, OTHER_BOARD, SESSION, Phone, Play, Thing

SEATS = tuple(f"seat-{name}" for name in ("ann", "ben", "cleo", "dov", "eve", "finn", "gro"))
DESK = By("facilitator", "seat-desk")
Only = Literal["authors", "arrival"]
Act = tuple[int, Callable[[Thing, list[Thing]], Command]]  # the place of its author, and what is given


class Cast:
    """Who plays whom in each round, and who comes when: without a `seed` both as in the script. `only`: the
    other one stays as in the script.
    """

    def __init__(self, seed: int | None, *, together: bool = False, only: Only | None = None) -> None:
        self.chance = Random(seed) if seed is not None else None
        self.together = together  # all of a round at once, as the clerk likes to write them
        self.only = only

    def seats(self) -> list[str]:
        """Anew for each round: nobody may be followed from one to the next either."""
        return list(SEATS) if self.only == "arrival" else self._shuffled(list(SEATS))

    def arrival(self, acts: list[Act]) -> list[int]:
        """In any order, but that each author's own acts stay in theirs: the second is about the first."""
        if self.only == "authors":
            return list(range(len(acts)))
        queues = [[n for n, (author, _) in enumerate(acts) if author == one] for one in range(len(SEATS))]
        return [queues[author].pop(0) for author in self._shuffled([author for author, _ in acts])]

    def _shuffled(self, things: list[Any]) -> list[Any]:
        if self.chance:
            self.chance.shuffle(things)
        return things


class KeepingHouse(House):
    """With the list of what was taken back beside its database, as the real one has it."""

    def __init__(self, url: str, folder: Path) -> None:
        super().__init__(url)
        self.rooms = Rooms(self.store, self.ears, remember=Deleted(folder).note_thoughts, pace=AT_ONCE)


def play(url: str, folder: Path, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> KeepingHouse:
    """The whole workshop on a migrated, empty database;
    the clock stands still and chance is the same each time.
    """
    monkeypatch.setattr(turns, "now_ms", lambda: NOON)
    monkeypatch.setattr(turns, "CHANCE", Random(7))
    pour(url, Play())
    house = KeepingHouse(url, folder)
    room = house.rooms.of(SESSION)
    things = [Phone(Play(), f"root {number}").thing() for number in range(80)]
    given: list[Thing] = []

    def everyone(acts: list[Act]) -> None:
        seats, made = cast.seats(), [things.pop(0) for _ in acts]
        given.extend(made)

        def give(number: int) -> None:
            author, act = acts[number]
            assert room.perform(act(made[number], given), By("participant", seats[author])) == "sealed"

        done: list[int] = []
        if cast.together:
            for number in cast.arrival(acts):
                runtime.spawn(lambda n=number: done.append(n) or give(n))
            until(lambda: len(done) == len(acts) and not room.inbox and not room.is_in_turn)
        else:
            for number in cast.arrival(acts):
                give(number)

    def steer(command: Command) -> None:
        room.perform(command, DESK)

    script(everyone, steer)
    until(lambda: not house.rooms._upkeep._is_due)
    return house


def script(everyone: Callable[[list[Act]], None], steer: Callable[[Command], None]) -> None:
    steer(OpenStep(step=CURVE))
    everyone([*((n, mark(n)) for n in range(7)), (0, mark(8)), (3, mark(1))])
    steer(RevealRound(step=CURVE, round=1, detail="stations"))
    steer(AskAgain(step=CURVE, round=2))
    everyone([(n, mark(7 - n, round=2)) for n in range(4)])  # too few: they are burnt
    steer(OpenStep(step=BOARD))
    everyone(
        [
            *((n, idea(BOARD)) for n in range(5)),
            (1, idea(BOARD)),
            (5, idea(BOARD)),
            (5, changed(BOARD, 19)),
            (6, idea(BOARD)),
            (6, taken_back(BOARD, 21)),
            (6, nothing(BOARD, 1)),
        ]
    )
    steer(RevealRound(step=BOARD, round=1))
    everyone(
        [
            (0, continued(BOARD, 13)),
            (1, continued(BOARD, 13)),
            (2, continued(BOARD, 14)),
            (3, changed(BOARD, 15)),
            (4, taken_back_later(BOARD, 16)),
            (5, nothing(BOARD, 2)),
            (6, taken_back(BOARD, 17)),  # at once, for all to see
        ]
    )
    steer(RevealRound(step=BOARD, round=2))
    everyone([(n, idea(BOARD)) for n in range(6)])
    steer(OpenStep(step=OTHER_BOARD))  # six thoughts stay behind, sealed
    everyone([(n, idea(OTHER_BOARD)) for n in range(4)])
    steer(OpenStep(step=BOARD))
    everyone([(n, idea(BOARD)) for n in range(5)])
    steer(RevealRound(step=BOARD, round=4))
    everyone([(n, idea(BOARD)) for n in range(3)])  # never shown
    steer(EndSession())


def mark(station: int, round: int = 1) -> Callable[[Thing, list[Thing]], Command]:
    return lambda made, given: PlaceMark(
        step=CURVE, round=round, name=made.name, salt=made.salt, station=station, is_stuck=station > 5
    )


def idea(step: str) -> Callable[[Thing, list[Thing]], Command]:
    return lambda made, given: PostIdea(
        step=step, name=made.name, salt=made.salt, text=f"words {made.name}" * 5
    )


def continued(step: str, about: int) -> Callable[[Thing, list[Thing]], Command]:
    return lambda made, given: ContinueIdea(
        step=step,
        name=made.name,
        salt=made.salt,
        text=f"more {made.name}",
        idea=given[about].name,
        kind="add",
    )


def changed(step: str, about: int) -> Callable[[Thing, list[Thing]], Command]:
    return lambda made, given: ChangeIdea(
        step=step,
        name=made.name,
        salt=made.salt,
        text=f"other {made.name}",
        idea=given[about].name,
        secret=given[about].secret,
    )


def taken_back(step: str, about: int) -> Callable[[Thing, list[Thing]], Command]:
    return lambda made, given: TakeBack(step=step, name=given[about].name, secret=given[about].secret)


def taken_back_later(step: str, about: int) -> Callable[[Thing, list[Thing]], Command]:
    return lambda made, given: TakeBackLater(
        step=step, name=made.name, salt=made.salt, idea=given[about].name, secret=given[about].secret
    )


def nothing(step: str, round: int) -> Callable[[Thing, list[Thing]], Command]:
    return lambda made, given: AddNothing(step=step, round=round, name=made.name, salt=made.salt)


@contextmanager
def planted(leak: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The same program with a leak in it, to see that it is found."""
    with monkeypatch.context() as patch:
        LEAKS[leak](patch)
        yield


def _keep_slips(patch: pytest.MonkeyPatch) -> None:
    """Burnt slips stay in the table: their tags tell phones apart."""
    write = log.write

    def write_and_keep(conn: Any, turn: Turn) -> None:
        turn.stood.update({name: False for name in turn.stood if name not in turn.box})
        write(conn, turn)

    patch.setattr(log, "write", write_and_keep)


def _keep_order(patch: pytest.MonkeyPatch) -> None:
    """What is shown is shuffled from the order of arrival, not from the order of names."""
    patch.setattr(
        rounds,
        "sealed",
        lambda turn, step: [s for s in turn.box.values() if s.step == step and s.kind != "gone"],
    )


def _count_turns(patch: pytest.MonkeyPatch) -> None:
    """The number of turns, not of slips."""
    write = log.write

    def write_counted(conn: Any, turn: Turn) -> None:
        turn.moves = 1
        write(conn, turn)

    patch.setattr(log, "write", write_counted)


def _name_seats(patch: pytest.MonkeyPatch) -> None:
    """An author among the words."""
    give = rounds.give

    def give_named(turn: Any, by: By, step: Any, *, name: str, kind: Any, body: str) -> None:
        give(turn, by, step, name=name, kind=kind, body=body.replace('"words', f'"{by.seat} words'))

    patch.setattr(rounds, "give", give_named)


LEAKS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "slips are kept": _keep_slips,
    "order is kept": _keep_order,
    "turns are counted": _count_turns,
    "authors are named": _name_seats,
}
