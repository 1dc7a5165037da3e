"""Consent: planted by test_costs.py. A round of answers is tallied, and the next one shows the reasons."""

from typing import Any, ClassVar

from msgspec import Struct, field

from sessions.command import Given
from sessions.event import Event
from sessions.names import Name, Round, Salt, StepId
from sessions.planned import Plan, PlannedStep, Settings
from sessions.refusals import Refused
from sessions.rounds import rounds, tally
from sessions.rounds.ending import Ending
from sessions.state import By, State
from sessions.steps.kind import Chance, Kind
from sessions.thoughts.posting import PostIdea
from sessions.thoughts.showing import SHOWING
from sessions.thoughts.thought import ThoughtStep
from sessions.turn import Turn


class ConsentPlan(Plan, frozen=True, kw_only=True, tag="consent"):
    pass


class Answers(Struct, frozen=True):
    round: int
    objections: int
    counted: tuple[str, ...]


class ConsentStep(ThoughtStep, kw_only=True, tag="consent"):
    answers: list[Answers] = field(default_factory=list)
    burnt: list[int] = field(default_factory=list)

    @property
    def is_revealed(self) -> bool:
        return any(answers.round == self.round for answers in self.answers)

    @property
    def takes_words(self) -> bool:
        return self.round % 2 == 0

    def knows(self, name: str) -> bool:
        return ThoughtStep.knows(self, name) or any(name in answers.counted for answers in self.answers)


class Answer(Struct):
    objects: bool


class AnswerConsent(Given, frozen=True, tag=True):
    step: StepId
    round: Round
    name: Name
    salt: Salt
    objects: bool

    def decide(self, turn: Turn, by: By) -> None:
        if rounds.is_known(turn, self.name):
            return
        step = rounds.gate(turn, self.step, ConsentStep)
        if step.takes_words or self.round != step.round or step.is_revealed:
            raise Refused("round_over", "round")
        tally.place(turn, by, step, name=self.name, mark=Answer(self.objects))


class ConsentAnswered(Event, frozen=True, tag=True):
    is_cue: ClassVar[bool] = True
    step: str
    answers: Answers

    def apply(self, state: State) -> None:
        step = state.view.find(self.step)
        assert isinstance(step, ConsentStep)
        step.answers.append(self.answers)
        step.close()


def count(turn: Turn, step: ConsentStep, answers: list[Answer], names: list[str], detail: str) -> Event:
    objections = sum(answer.objects for answer in answers)
    return ConsentAnswered(step=step.step, answers=Answers(step.round, objections, tuple(names)))


def ending(step: ConsentStep) -> Ending:
    return SHOWING if step.takes_words else TALLY


def publish(turn: Turn, planned: PlannedStep[Settings]) -> ConsentPlan:
    return ConsentPlan.of(planned)


def example(step: ConsentStep, chance: Chance, leaning: float) -> dict[str, Any]:
    if step.takes_words:
        return {"do": PostIdea.__name__, "text": "because of the spring"}
    return {"do": AnswerConsent.__name__, "round": step.round, "objects": chance.random() < leaning}


TALLY = tally.Tally(mark=Answer, count=count)
KIND = Kind(
    settings=Settings, plan=ConsentPlan, step=ConsentStep, ending=ending, publish=publish, example=example
)
