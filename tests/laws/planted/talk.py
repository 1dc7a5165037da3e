"""A talk: planted by test_costs.py. Who wants to talk is dealt into a group; who comes late joins one."""

from typing import Any, ClassVar

from msgspec import Struct, field

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


class TalkPlan(Plan, frozen=True, kw_only=True, tag="talk"):
    pass


class TalkStep(Step, kw_only=True, tag="talk"):
    groups: list[list[str]] = field(default_factory=list)  # of the open round, by names that only phones know
    talked: list[str] = field(default_factory=list)

    def knows(self, name: str) -> bool:
        return name in self.talked or any(name in group for group in self.groups)


class Wish(Struct):
    pass


class JoinTalk(Given, frozen=True, tag=True):
    step: StepId
    round: Round
    name: Name
    salt: Salt

    def decide(self, turn: Turn, by: By) -> None:
        if rounds.is_known(turn, self.name):
            return
        step = rounds.gate(turn, self.step, TalkStep)
        if self.round != step.round:
            raise Refused("round_over", "round")
        tally.place(turn, by, step, name=self.name, mark=Wish())


class TalkDealt(Event, frozen=True, tag=True):
    is_cue: ClassVar[bool] = True
    step: str
    round: int
    groups: list[list[str]]

    def apply(self, state: State) -> None:
        step = state.view.find(self.step)
        assert isinstance(step, TalkStep)
        if step.round != self.round:
            step.talked += [name for group in step.groups for name in group]
        step.groups, step.round = self.groups, self.round


class Dealt:
    """It stays open for those who come late: they are dealt too, into the smallest group."""

    quorum, is_exact, stays_sealed = 2, True, False

    def is_shown(self, step: TalkStep) -> bool:
        return False

    def reveal(self, turn: Turn, step: TalkStep, detail: str) -> None:
        names = [slip.name for slip in rounds.sealed(turn, step.step)]
        groups = [list(group) for group in step.groups]
        if len(names) < (1 if groups else self.quorum):
            raise Refused("too_few")
        turn.chance.shuffle(names)
        while not groups and len(names) > 3:
            groups, names = [*groups, names[:2]], names[2:]
        groups = groups or [[]]
        for name in names:
            min(groups, key=len).append(name)
        self._burn(turn, step)
        turn.tell(TalkDealt(step=step.step, round=step.round, groups=groups))

    def leave(self, turn: Turn, step: TalkStep) -> None:
        self._burn(turn, step)

    def on_return(self, step: TalkStep) -> tuple[int, bool]:
        return step.round + 1, True

    def after_restore(self, turn: Turn, step: TalkStep) -> bool:
        return True

    def _burn(self, turn: Turn, step: TalkStep) -> None:
        for name in [slip.name for slip in turn.box.values() if slip.step == step.step]:
            turn.burn(name)


def publish(turn: Turn, planned: PlannedStep[Settings]) -> TalkPlan:
    return TalkPlan.of(planned)


def example(step: TalkStep, chance: Chance, leaning: float) -> dict[str, Any]:
    return {"do": JoinTalk.__name__, "round": step.round}


DEALT = Dealt()
KIND = Kind(
    settings=Settings,
    plan=TalkPlan,
    step=TalkStep,
    ending=lambda step: DEALT,
    publish=publish,
    example=example,
)
