"""The round that is counted: what everyone placed in private is told as one event, and burnt with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, cast, runtime_checkable

from msgspec import Struct
from msgspec.json import decode, encode

from sessions.command import Command
from sessions.event import Event
from sessions.names import Round, StepId
from sessions.refusals import Refused
from sessions.rounds import rounds
from sessions.rounds.ending import QUORUM
from sessions.state import By, State
from sessions.turn import Turn
from sessions.view import Step


@runtime_checkable
class Repeated(Protocol):
    """What can be asked again."""

    @property
    def is_revealed(self) -> bool:
        """Whether of the open round it is told what came of it."""


@runtime_checkable
class Tallied(Repeated, Protocol):
    """What a step must keep for its rounds to be counted."""

    burnt: list[int]  # rounds whose marks nobody saw


class KeptRound(Struct, frozen=True, kw_only=True):
    """One that was counted, and not to be shown before the next. `counted`: its marks' names, sorted."""

    round: int
    counted: tuple[str, ...]


@runtime_checkable
class Keeping(Tallied, Protocol):
    """What a step must keep for its rounds to be kept."""

    kept: list[KeptRound]
    pictures: list[Any]  # of the rounds that were shown


def waiting(step: Step) -> list[int]:
    """The rounds that were kept, and neither shown since nor lost."""
    if not isinstance(step, Keeping):
        return []
    over = {*step.burnt, *(picture.round for picture in step.pictures)}
    return [one.round for one in step.kept if one.round not in over]


def is_kept(step: Step) -> bool:
    """Whether its open round was counted and waits."""
    return step.round in waiting(step)


@dataclass(frozen=True)
class Tally:
    """`mark`: the body of a slip. `count(turn, step, marks, names, detail)`: the event that tells of all; the
    names come sorted, the marks in their order.
    """

    mark: type[Struct]
    count: Callable[[Turn, Any, list[Any], list[str], str], Event]
    quorum: int = QUORUM
    is_exact: ClassVar[bool] = True
    stays_sealed: ClassVar[bool] = False

    def is_shown(self, step: Tallied) -> bool:
        return step.is_revealed

    def reveal(self, turn: Turn, step: Step, detail: str) -> None:
        told, _ = self.counted(turn, step, detail)
        burn_marks(turn, step)
        turn.tell(told)

    def counted(self, turn: Turn, step: Step, detail: str) -> tuple[Event, list[str]]:
        """What tells of its marks, and their names. Raises Refused below the quorum."""
        slips = rounds.marks(turn, step)
        if len(slips) < self.quorum:
            raise Refused("too_few_marks")
        marks = [decode(slip.body, type=self.mark) for slip in slips]
        names = [slip.name for slip in slips]
        return self.count(turn, step, marks, names, detail), names

    def leave(self, turn: Turn, step: Step) -> None:
        """R7: what leaves the stage unrevealed burns its marks, and says so."""
        has_marks = any(slip.kind == "mark" for slip in rounds.sealed(turn, step.step))
        burn_marks(turn, step)
        if has_marks:
            turn.tell(MarksBurnt(step=step.step, round=step.round))

    def on_return(self, step: Step) -> tuple[int, bool]:
        """Once revealed, it comes back to be looked at."""
        is_shown = self.is_shown(cast(Tallied, step))
        return (step.round, False) if is_shown else (step.round + 1, True)

    def after_restore(self, turn: Turn, step: Step) -> bool:
        """Marks are placed anew by people."""
        if self.is_shown(cast(Tallied, step)):
            return False
        turn.tell(MarksBurnt(step=step.step, round=step.round))
        return True


def place(turn: Turn, by: By, step: Step, *, name: str, mark: Struct) -> None:
    """A new mark of the same phone takes the place of its old one, until the reveal."""
    tag = turn.tag_of(by, step=step.step, round=step.round)
    for old in [slip for slip in turn.box.values() if slip.tag == tag]:
        turn.let_go(old)
    rounds.give(turn, by, step, name=name, kind="mark", body=encode(mark).decode())


def burn_marks(turn: Turn, step: Step) -> None:
    """The bare names of marks that were replaced go too: a late repeat names its round, and that is over."""
    for slip in list(turn.box.values()):
        if slip.step == step.step and slip.kind in ("mark", "gone"):
            turn.burn(slip.name)


class AskAgain(Command, frozen=True, tag=True):
    """Asks the same again, in a new round; `round` is the number wanted."""

    step: StepId
    round: Round

    def decide(self, turn: Turn, by: By) -> None:
        """R6: a new round with nothing carried over; only a round that was shown can be asked again."""
        step = turn.view.find(self.step)
        if step is None or not isinstance(step, Repeated):
            raise Refused("wrong_kind")
        if step.round >= self.round:
            return
        if turn.view.stage != step.step:
            raise Refused("not_on_stage")
        if not (step.is_revealed or is_kept(step)) or self.round != step.round + 1:
            raise Refused("not_revealed")
        turn.tell(RoundOpened(step=step.step, round=self.round))


class RoundOpened(Event, frozen=True, tag=True):
    step: str
    round: int

    def apply(self, state: State) -> None:
        step = state.view.find(self.step)
        if step:
            step.open(self.round)


class MarksBurnt(Event, frozen=True, tag=True):
    step: str
    round: int

    def apply(self, state: State) -> None:
        step = state.view.find(self.step)
        if isinstance(step, Tallied):
            step.burnt.append(self.round)
