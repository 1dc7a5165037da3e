"""A break: nothing is asked; the timer says when it goes on.

- **B1** A break with planned minutes begins with its timer.
"""

from sessions.planned import Plan, PlannedStep, Settings
from sessions.steps.kind import Kind
from sessions.timer import TimerSet
from sessions.turn import Turn
from sessions.view import Step


class BreakPlan(Plan, frozen=True, kw_only=True, tag="break"):
    pass


class BreakStep(Step, kw_only=True, tag="break"):
    """Nothing is asked; the timer says when it goes on."""

    @property
    def takes(self) -> bool:
        return False


def publish(turn: Turn, planned: PlannedStep[Settings]) -> BreakPlan:
    return BreakPlan.of(planned)


def begin(turn: Turn, plan: BreakPlan) -> None:
    if plan.minutes:
        turn.tell(TimerSet(step=plan.step, ends_at=turn.at + plan.minutes * 60_000))


KIND = Kind(settings=Settings, plan=BreakPlan, step=BreakStep, publish=publish, opened=begin)
