"""What a round on the curve releases: one picture, drawn once from the marks, which are then burnt.

The picture is all that is ever known of a round. How much it tells depends on the number of marks and on what
was decided beforehand, never on where the marks lie; and whatever is computed is computed from its own cells,
because a figure taken from hidden counts would be a second release. The rules have the numbers C1 and up.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from sessions.rounds.ending import QUORUM
from sessions.steps.curve.curves import CurveForm
from sessions.steps.curve.figures import agreement, median, p_exact, shift

# Marks. People of one team know each other, and guess better whose a lone dot is.
CAREFUL_TO, CAREFUL_TO_IN_A_TEAM = 9, 14
MANY = 3  # marks in a cell that say "3 or more"; a third level would let lone marks be worked out
FIGURES_FROM = 10  # marks on the curve: below, one person more or less would change every word
STATIONS_FROM = 20  # marks: fewer leave mostly lone dots on eight stations
STUCK_FROM = 3  # people stuck, and as many who are not, so that the figure tells nobody about all the others

Detail = Literal["phases", "stations"]
Level = Literal["careful", "dots"]
Agreement = Literal["close", "spread", "camps"]
Shift = Literal["forward", "back", "shape", "perhaps", "none"]


class Picture(Struct, frozen=True):
    """A released round, the same for everyone.

    `cells`: one for each phase, the last for all that is off the curve. On a careful picture 0 says "0-2" and
    1 says "3 or more"; on dots they are counts. `stations`: counts. `stuck`: people. `median`: the phases,
    from 0, of the lower and the upper middle mark on the curve. `counted`: the names of the marks, sorted, so
    that a phone sees that its mark was counted and nobody sees whose it is. None means: not shown.
    """

    round: int
    level: Level
    n: int
    cells: list[int]
    stations: list[int] | None
    stuck: int | None
    median: list[int] | None
    agreement: Agreement | None
    shift: Shift | None
    counted: list[str]


def draw(
    *,
    round: int,
    marks: list[int],
    form: CurveForm,
    stuck: int,
    asks_stuck: bool,
    is_one_team: bool,
    detail: Detail,
    earlier: Picture | None,
    names: list[str],
) -> Picture:
    """The picture of a round; the order of marks and names is lost in it.

    `marks`: indexes from 0 over the form's stations and then its exits, one for each phone; `names`: theirs,
    in any order; `stuck`: how many of them say that they do not get further, `asks_stuck`: whether that was
    asked; `earlier`: the picture of the round before on the same curve. Raises ValueError below the quorum,
    for a curve without 3 to 8 phases that each have a station, or without an exit, for marks that are not on
    the form, and when names or stuck do not fit the marks.
    """
    _require_form(form)
    _require_marks(marks, form, stuck=stuck, names=names)
    n = len(marks)
    level = _level(n, is_one_team=is_one_team)
    cells = _cells(marks, form, level)
    curve = _curve(level, cells)
    return Picture(
        round=round,
        level=level,
        n=n,
        cells=cells,
        stations=_stations(marks, form) if detail == "stations" and n >= STATIONS_FROM else None,
        stuck=stuck if asks_stuck and _may_tell_stuck(stuck, n, level) else None,
        median=list(median(curve)) if curve else None,
        agreement=_agreement(curve) if curve else None,
        shift=_shift(_curve(earlier.level, earlier.cells), curve) if earlier and curve else None,
        counted=sorted(names),
    )


def _require_form(form: CurveForm) -> None:
    # With the cell off the curve that makes 4 to 9 cells, the sizes for which the careful picture has been
    # counted out.
    if not 3 <= len(form.phases) <= 8 or not form.exits:
        raise ValueError("A curve has 3 to 8 phases, and a way to stand off it.")
    if {station.phase for station in form.stations} != set(range(len(form.phases))):
        raise ValueError("Every phase has a station, and every station a phase.")


def _require_marks(marks: list[int], form: CurveForm, *, stuck: int, names: list[str]) -> None:
    if len(marks) < QUORUM:
        raise ValueError("Wait for five marks: fewer would point at someone.")
    if not all(0 <= mark < len(form.stations) + len(form.exits) for mark in marks):
        raise ValueError("A mark names no station and no exit of this curve.")
    if len(set(names)) != len(names) or len(names) != len(marks):
        raise ValueError("Every mark has a name of its own.")
    if not 0 <= stuck <= len(marks):
        raise ValueError("Those who are stuck are some of those who marked.")


def _level(n: int, *, is_one_team: bool) -> Level:
    # n holds the exits too. By the marks on the curve alone, 3-3-3-0 and one exit would be careful at ten
    # marks, and whoever adds up sees the one.
    return "careful" if n <= (CAREFUL_TO_IN_A_TEAM if is_one_team else CAREFUL_TO) else "dots"


def _cells(marks: list[int], form: CurveForm, level: Level) -> list[int]:
    cells = [0] * (len(form.phases) + 1)
    for mark in marks:
        cells[form.stations[mark].phase if mark < len(form.stations) else -1] += 1
    return cells if level == "dots" else [int(count >= MANY) for count in cells]


def _stations(marks: list[int], form: CurveForm) -> list[int]:
    return [marks.count(station) for station in range(len(form.stations))]


def _may_tell_stuck(stuck: int, n: int, level: Level) -> bool:
    return level == "dots" and stuck >= STUCK_FROM and n - stuck >= STUCK_FROM


def _curve(level: Level, cells: list[int]) -> list[int] | None:
    """The released counts of the phases, where they are enough to compute from."""
    return cells[:-1] if level == "dots" and sum(cells[:-1]) >= FIGURES_FROM else None


def _agreement(curve: Sequence[int]) -> Agreement | None:
    a = agreement(curve)
    if a < 0:
        return "camps"
    if len(curve) != 4:
        return None  # below 0 it means two heaps for any number of phases; the other words are made for four
    return "close" if a >= Fraction(1, 2) else "spread"


def _shift(before: Sequence[int] | None, now: Sequence[int]) -> Shift | None:
    if before is None or len(before) != len(now):
        return None
    p = p_exact(before, now)
    if p is None:
        return None
    if p > Fraction(1, 20):
        return "perhaps" if p <= Fraction(1, 5) else "none"
    forward, back = shift(before, now)
    if forward > 2 * back:
        return "forward"
    return "back" if back > 2 * forward else "shape"
