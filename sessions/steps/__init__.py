"""The kinds of step, one line each, in the order in which a desk offers them."""

from typing import TYPE_CHECKING, Any, TypeAlias, Union

from msgspec import convert, structs
from msgspec.json import decode

from sessions.planned import Plan, PlannedStep
from sessions.rounds.ending import Ending
from sessions.steps import board, break_, talk
from sessions.steps.curve import curve
from sessions.steps.kind import Kind
from sessions.steps.vote import vote
from sessions.view import Step, StepState

KINDS: dict[str, Kind] = {
    "board": board.KIND,
    "curve": curve.KIND,
    "talk": talk.KIND,
    "vote": vote.KIND,
    "break": break_.KIND,
}

if TYPE_CHECKING:
    AnyPlan: TypeAlias = Plan
    AjarPlan: TypeAlias = Plan
    AnyStep: TypeAlias = Step
else:
    AnyPlan = Union[tuple(kind.plan for kind in KINDS.values())]  # noqa: UP007
    AjarPlan = Union[tuple(kind.plan for kind in KINDS.values() if kind.may_be_ajar)]  # noqa: UP007
    AnyStep = Union[tuple(kind.step for kind in KINDS.values())]  # noqa: UP007
AnyPlanned: Any = Union[tuple(kind.planned for kind in KINDS.values())]  # noqa: UP007


def ending_of(step: Step | None) -> Ending | None:
    """How the step's open round ends; None where nothing is asked."""
    return KINDS[step.kind].ending(step) if step else None


def kept(plan: Plan, *, round: int, state: StepState) -> Step:
    """The step that everyone keeps from now on."""
    return KINDS[plan.kind].step(**plan.fields, round=round, state=state)


def plan_of(step: Step) -> Plan:
    """What was public of it when it opened."""
    plan = KINDS[step.kind].plan
    return plan(**{name: getattr(step, name) for name in plan.__struct_fields__})


def planned(kind: str, **fields: Any) -> PlannedStep[Any]:
    made: PlannedStep[Any] = convert({"kind": kind, **fields}, AnyPlanned)
    return made


def stored(kind: str, settings: str, **fields: Any) -> PlannedStep[Any]:
    """Read leniently: rows of former days may hold what another kind is set by."""
    known = {field.encode_name for field in structs.fields(KINDS[kind].settings)}
    own = {name: value for name, value in decode(settings).items() if name in known}
    return planned(kind, **fields, settings=own)
