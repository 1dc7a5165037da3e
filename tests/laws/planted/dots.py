"""Dots on a list: planted by test_costs.py, to see what a new kind of step costs. Everyone gives three dots.

- **D1** The dots of all are told together, and nobody's alone.
"""

from typing import Annotated, Any, ClassVar

from msgspec import Meta, Struct, field

from sessions.command import Given
from sessions.event import Event
from sessions.names import Name, Round, Salt, StepId
from sessions.planned import Plan, PlannedStep, Settings
from sessions.refusals import Refused
from sessions.rounds import rounds, tally
from sessions.state import By, State
from sessions.steps.kind import Chance, Kind
from sessions.turn import Turn
from sessions.view import Step


class DotsSettings(Settings, frozen=True):
    items: tuple[str, ...] = ("this", "that")


class DotsPlan(Plan, frozen=True, kw_only=True, tag="dots"):
    items: tuple[str, ...]


class Result(Struct, frozen=True):
    round: int
    dots: tuple[int, ...]
    counted: tuple[str, ...]


class DotsStep(Step, kw_only=True, tag="dots"):
    items: tuple[str, ...]
    results: list[Result] = field(default_factory=list)
    burnt: list[int] = field(default_factory=list)

    @property
    def is_revealed(self) -> bool:
        return any(result.round == self.round for result in self.results)

    def knows(self, name: str) -> bool:
        return any(name in result.counted for result in self.results)


class Ballot(Struct):
    dots: tuple[int, ...]


class CastDots(Given, frozen=True, tag=True):
    step: StepId
    round: Round
    name: Name
    salt: Salt
    dots: tuple[Annotated[int, Meta(ge=0, le=100)], ...]

    def decide(self, turn: Turn, by: By) -> None:
        if rounds.is_known(turn, self.name):
            return
        step = rounds.gate(turn, self.step, DotsStep)
        if self.round != step.round or step.is_revealed:
            raise Refused("round_over", "round")
        if any(dot >= len(step.items) for dot in self.dots):
            raise Refused("no_station", "dots")
        tally.place(turn, by, step, name=self.name, mark=Ballot(self.dots))


class DotsCounted(Event, frozen=True, tag=True):
    is_cue: ClassVar[bool] = True
    step: str
    result: Result

    def apply(self, state: State) -> None:
        step = state.view.find(self.step)
        assert isinstance(step, DotsStep)
        step.results.append(self.result)
        step.close()


def count(turn: Turn, step: DotsStep, ballots: list[Ballot], names: list[str], detail: str) -> DotsCounted:
    dots = [dot for ballot in ballots for dot in ballot.dots]
    sums = tuple(dots.count(item) for item in range(len(step.items)))
    return DotsCounted(step=step.step, result=Result(step.round, sums, tuple(names)))


def publish(turn: Turn, planned: PlannedStep[DotsSettings]) -> DotsPlan:
    return DotsPlan.of(planned, items=planned.settings.items)


def example(step: DotsStep, chance: Chance, leaning: float) -> dict[str, Any]:
    dots = [chance.randrange(len(step.items)) for _ in range(3)]
    return {"do": CastDots.__name__, "round": step.round, "dots": dots}


TALLY = tally.Tally(mark=Ballot, count=count)
KIND = Kind(
    settings=DotsSettings,
    plan=DotsPlan,
    step=DotsStep,
    ending=lambda step: TALLY,
    publish=publish,
    example=example,
)
