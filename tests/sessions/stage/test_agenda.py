"""The prepared order: the rules S7 and S13 of sessions/README.md."""

from typing import Any

import pytest
from msgspec.structs import replace

from sessions.designs import DESIGNS
from sessions.planned import PlannedStep
from sessions.stage.agenda import checked
from sessions.steps import KINDS, planned, stored
from sessions.steps.curve.curves import CURVES
from sessions.view import canonical
from tests.sessions.play import AGENDA, Play, refused

PLAN = AGENDA[1]


def public(plan: PlannedStep[Any]) -> Any:
    return KINDS[plan.kind].publish(Play()._turn(), plan)


def test_s13_an_agenda_comes_back_as_it_was_but_tidied() -> None:
    untidy = replace(PLAN, title="  What\u0007 would help ", prompt="Say it.\r\n", notes="\n\n\n\nWait. ")

    tidied = checked([untidy])

    assert tidied == [replace(PLAN, title="What would help", prompt="Say it.", notes="Wait.")]


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"title": " "}, "needs_title", "steps.1.title"),
        ({"title": "x" * 81}, "needs_title", "steps.1.title"),
        ({"prompt": "x" * 281}, "too_long_prompt", "steps.1.prompt"),
        ({"step": AGENDA[0].step}, "bad_shape", "steps"),
    ],
)
def test_s13_what_is_wrong_is_said_with_its_place(wrong: dict[str, Any], code: str, field: str) -> None:
    with refused(code, field):
        checked([AGENDA[0], replace(PLAN, **wrong)])


def test_s13_a_curve_that_nobody_knows_is_said_with_its_place() -> None:
    wrong = planned("curve", step="curve3", title="Where are we", settings={"curve": "no such"})

    with refused("bad_shape", "steps.1.settings.curve"):
        checked([PLAN, wrong])


def test_s13_rows_of_former_days_lose_what_another_kind_is_set_by() -> None:
    row = '{"curve": "wave", "asks_stuck": true, "is_skipped": true}'

    assert stored("board", row, step="board1", title="Old") == planned(
        "board", step="board1", title="Old", settings={"is_skipped": True}
    )


def test_s13_an_agenda_holds_sixty_steps() -> None:
    many = [replace(PLAN, step=f"{number:06}") for number in range(61)]

    assert len(checked(many[:60])) == 60
    with refused("agenda_full", "steps"):
        checked(many)


@pytest.mark.parametrize("key", CURVES)
def test_s7_an_opened_curve_carries_its_phases_stations_and_exits(key: str) -> None:
    told = public(planned("curve", step="curve1", title="Where are we", settings={"curve": key}))

    form = CURVES[key]
    assert (told.curve, told.phases, told.stations, told.exits) == (
        key,
        form.phases,
        form.stations,
        form.exits,
    )


def test_s7_what_becomes_public_holds_no_notes() -> None:
    assert b"notes" not in canonical([public(plan) for plan in AGENDA])


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("design", DESIGNS)
def test_s13_every_design_is_an_agenda_that_can_be_saved(design: str, language: str) -> None:
    ids = iter(f"{number:06}" for number in range(60))

    plans = DESIGNS[design](language, lambda: next(ids))

    assert checked(plans) == plans
