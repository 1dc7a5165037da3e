"""The prepared order: backstage rows that nobody but the facilitators sees until a step opens."""

from typing import Any

from msgspec import structs

from sessions.names import tidy
from sessions.planned import PlannedStep
from sessions.refusals import Refused
from sessions.steps import KINDS

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
    title, prompt = tidy(planned.title), tidy(planned.prompt)
    if not 1 <= len(title) <= MOST_TITLE:
        raise Refused("needs_title", f"{where}.title", most=MOST_TITLE)
    if len(prompt) > MOST_PROMPT:
        raise Refused("too_long_prompt", f"{where}.prompt", most=MOST_PROMPT)
    tidied = structs.replace(planned, title=title, prompt=prompt, notes=tidy(planned.notes))
    return KINDS[planned.kind].check(tidied, where)
