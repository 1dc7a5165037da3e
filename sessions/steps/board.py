"""The board: thoughts given without names, shown together round by round, continued by others.

All that may be done with a thought is the same in every kind that shows words; a board adds columns, and how
its rounds are shown.
"""

from typing import Annotated, Any, ClassVar, Literal, get_args

from msgspec import Meta, structs

from sessions.planned import Plan, PlannedStep, Settings
from sessions.refusals import Refused
from sessions.steps.kind import Chance, Kind
from sessions.texts import titled
from sessions.thoughts.posting import ContinueIdea, PostIdea
from sessions.thoughts.showing import SHOWING
from sessions.thoughts.thought import ThoughtStep, Way
from sessions.turn import Turn

MOST_COLUMNS = 6
MOST_COLUMN_TITLE = 40
HALF, AND_MORE = "A half-finished thought …", "… and what could follow from it"  # in an example
Mode = Literal["rounds", "flowing", "open"]


class BoardSettings(Settings, frozen=True):
    """`columns`: their titles, none or two to six."""

    mode: Mode = "rounds"
    columns: tuple[Annotated[str, Meta(max_length=400)], ...] = ()


class BoardPlan(Plan, frozen=True, kw_only=True, tag="board"):
    anew: ClassVar[tuple[str, ...]] = (*Plan.anew, "mode", "columns")
    mode: Mode = "rounds"
    columns: tuple[str, ...] = ()


class BoardStep(ThoughtStep, kw_only=True, tag="board"):
    mode: Mode = "rounds"
    columns: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.mode == "open"

    @property
    def flows(self) -> bool:
        return self.mode == "flowing"

    @property
    def places(self) -> int:
        return max(1, len(self.columns))


def publish(turn: Turn, planned: PlannedStep[BoardSettings]) -> BoardPlan:
    return BoardPlan.of(planned, mode=planned.settings.mode, columns=planned.settings.columns)


def check(planned: PlannedStep[BoardSettings], where: str) -> PlannedStep[BoardSettings]:
    field, columns = f"{where}.settings.columns", planned.settings.columns
    if len(columns) > MOST_COLUMNS:
        raise Refused("too_many_columns", field, most=MOST_COLUMNS)
    columns = tuple(
        titled(title, field, most=MOST_COLUMN_TITLE, no="needs_column_title") for title in columns
    )
    return structs.replace(planned, settings=structs.replace(planned.settings, columns=columns))


def example(step: BoardStep, chance: Chance, leaning: float) -> dict[str, Any]:
    ideas = [idea for idea in step.ideas if idea.stands]
    if ideas and chance.random() < leaning:
        way = chance.choice(get_args(Way))
        return {"do": ContinueIdea.__name__, "idea": chance.choice(ideas).name, "kind": way, "text": AND_MORE}
    return {"do": PostIdea.__name__, "text": HALF, "column": chance.randrange(step.places)}


KIND = Kind(
    settings=BoardSettings,
    plan=BoardPlan,
    step=BoardStep,
    ending=lambda step: SHOWING,
    publish=publish,
    check=check,
    may_be_ajar=True,
    limits={"MOST_COLUMNS": MOST_COLUMNS, "MOST_COLUMN_TITLE": MOST_COLUMN_TITLE},
    example=example,
)
