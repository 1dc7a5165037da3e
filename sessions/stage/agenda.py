"""The prepared order: backstage rows that nobody but the facilitators sees until a step opens."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field, structs

from sessions.events import AnyPlan, BoardPlan, BreakPlan, CurvePlan
from sessions.names import StepId, tidy
from sessions.refusals import Refused
from sessions.steps.curve.curves import CURVES
from sessions.view import Mode

Kind = Literal["board", "curve", "break"]
MOST_STEPS = 60
MOST_TITLE = 80
MOST_PROMPT = 280
MOST_NOTES = 4000
MOST_COLUMNS = 6
MOST_COLUMN_TITLE = 40


class Settings(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`columns`: titles of a board's columns, none or two to six. `is_skipped`: the desk passes over it."""

    curve: str = "wave"
    asks_stuck: bool = False
    mode: Mode = "rounds"
    columns: tuple[Annotated[str, Meta(max_length=400)], ...] = ()
    is_skipped: bool = False


class PlannedStep(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One activity of the agenda; `minutes` 0 = none planned; `notes` are for the desk alone."""

    step: StepId
    kind: Kind
    title: Annotated[str, Meta(max_length=400)]
    prompt: Annotated[str, Meta(max_length=2000)] = ""
    minutes: Annotated[int, Meta(ge=0, le=600)] = 0
    notes: Annotated[str, Meta(max_length=MOST_NOTES)] = ""
    settings: Settings = field(default_factory=Settings)


def checked(steps: list[PlannedStep]) -> list[PlannedStep]:
    """The same agenda, tidied. Raises Refused with the field it is about, `steps.2.title` say."""
    if len(steps) > MOST_STEPS:
        raise Refused("agenda_full", "steps", most=MOST_STEPS)
    if len({plan.step for plan in steps}) < len(steps):
        raise Refused("bad_shape", "steps")
    return [_tidied(plan, f"steps.{place}") for place, plan in enumerate(steps)]


def _tidied(plan: PlannedStep, where: str) -> PlannedStep:
    title, prompt = tidy(plan.title), tidy(plan.prompt)
    if not 1 <= len(title) <= MOST_TITLE:
        raise Refused("needs_title", f"{where}.title", most=MOST_TITLE)
    if len(prompt) > MOST_PROMPT:
        raise Refused("too_long_prompt", f"{where}.prompt", most=MOST_PROMPT)
    if plan.settings.curve not in CURVES:
        raise Refused("bad_shape", f"{where}.settings.curve")
    return PlannedStep(
        step=plan.step,
        kind=plan.kind,
        title=title,
        prompt=prompt,
        minutes=plan.minutes,
        notes=tidy(plan.notes),
        settings=structs.replace(plan.settings, columns=_columns(plan, where)),
    )


def _columns(plan: PlannedStep, where: str) -> tuple[str, ...]:
    columns = tuple(tidy(title) for title in plan.settings.columns)
    if len(columns) > MOST_COLUMNS:
        raise Refused("too_many_columns", f"{where}.settings.columns", most=MOST_COLUMNS)
    if any(not 1 <= len(title) <= MOST_COLUMN_TITLE for title in columns):
        raise Refused("needs_column_title", f"{where}.settings.columns", most=MOST_COLUMN_TITLE)
    return columns


def public(plan: PlannedStep) -> AnyPlan:
    """All of it that becomes public when the step opens."""
    if plan.kind == "board":
        return public_board(plan)
    if plan.kind == "break":
        return BreakPlan(step=plan.step, title=plan.title, prompt=plan.prompt, minutes=plan.minutes)
    form = CURVES[plan.settings.curve]
    return CurvePlan(
        step=plan.step,
        title=plan.title,
        prompt=plan.prompt,
        minutes=plan.minutes,
        curve=form.key,
        phases=form.phases,
        stations=form.stations,
        exits=form.exits,
        asks_stuck=plan.settings.asks_stuck,
    )


def public_board(plan: PlannedStep) -> BoardPlan:
    return BoardPlan(
        step=plan.step,
        title=plan.title,
        prompt=plan.prompt,
        minutes=plan.minutes,
        mode=plan.settings.mode,
        columns=plan.settings.columns,
    )
