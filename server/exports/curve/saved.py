"""The curve as a file for programs holds it."""

from msgspec import Struct

from sessions.steps.curve import pictures as kept
from sessions.steps.curve.curve import CurveStep
from sessions.steps.curve.pictures import Agreement, Level, Shift


class Station(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence of the curve that people chose between; `phase` counts from 0."""

    phase: int
    says: str


class Picture(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A round of a curve as it was shown. `cells`: one for each phase, the last for all that is not on the
    curve. On the level «careful» 0 says 0–2 and 1 says 3 or more; on «dots» they are counts. Null: not shown.
    """

    round: int
    level: Level
    marks: int
    cells: list[int]
    stations: list[int] | None
    stuck: int | None
    median: list[int] | None
    agreement: Agreement | None
    shift: Shift | None


class Curve(Struct, frozen=True, kw_only=True, tag_field="kind", tag="curve", forbid_unknown_fields=True):
    """`burnt`: rounds that were not shown; their marks are gone. Its texts are in English."""

    title: str
    prompt: str
    curve: str
    phases: list[str]
    stations: list[Station]
    exits: list[str]
    pictures: list[Picture]
    burnt: list[int]


def saved(step: CurveStep) -> Curve:
    return Curve(
        title=step.title,
        prompt=step.prompt,
        curve=step.curve,
        phases=[phase.label for phase in step.phases],
        stations=[Station(phase=station.phase, says=station.says) for station in step.stations],
        exits=list(step.exits),
        pictures=[_saved_picture(picture) for picture in step.pictures],
        burnt=step.burnt,
    )


def _saved_picture(picture: kept.Picture) -> Picture:
    return Picture(
        round=picture.round,
        level=picture.level,
        marks=picture.n,
        cells=picture.cells,
        stations=picture.stations,
        stuck=picture.stuck,
        median=picture.median,
        agreement=picture.agreement,
        shift=picture.shift,
    )
