"""The prepared order: backstage rows that nobody but the facilitators sees until a step opens."""

from typing import Any

from msgspec import structs

from sessions.planned import MOST_NOTES, PlannedStep
from sessions.refusals import Refused
from sessions.steps import KINDS
from sessions.texts import titled, written

MOST_STEPS = 60
MOST_TITLE = 80
MOST_PROMPT = 280


def checked(steps: list[PlannedStep[Any]]) -> list[PlannedStep[Any]]:
    """The same agenda, tidied. Raises Refused with the field it is about, `steps.2.title` say."""
    if len(steps) > MOST_STEPS:
        raise Refused("agenda_full", "steps", most=MOST_STEPS)
    if len({planned.step for planned in steps}) < len(steps):
        raise Refused("bad_shape", "steps")
    return [_tidied(planned, f"steps.{place}") for place, planned in enumerate(steps)]


def _tidied(planned: PlannedStep[Any], where: str) -> PlannedStep[Any]:
    tidied = structs.replace(
        planned,
        title=titled(planned.title, f"{where}.title", most=MOST_TITLE, no="needs_title"),
        prompt=written(planned.prompt, f"{where}.prompt", least=0, most=MOST_PROMPT, no="too_long_prompt"),
        notes=written(planned.notes, f"{where}.notes", least=0, most=MOST_NOTES, no="too_long_notes"),
    )
    return KINDS[planned.kind].check(tidied, where)
