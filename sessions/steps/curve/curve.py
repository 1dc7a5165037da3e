"""The change curve: everyone marks in private, the room sees the spread once, and the marks are burnt with
it.
"""

from typing import Annotated, Any, ClassVar, get_args

from msgspec import Meta, Struct, field

from sessions.command import Given
from sessions.event import Event
from sessions.names import Name, Round, Salt, StepId
from sessions.planned import Plan, PlannedStep, Settings
from sessions.refusals import Refused
from sessions.rounds import rounds, tally
from sessions.state import By, State
from sessions.steps.curve.curves import CURVES, CurveForm, Phase, Station
from sessions.steps.curve.pictures import STATIONS_FROM, Detail, Picture, draw
from sessions.steps.kind import Chance, Kind
from sessions.turn import Turn
from sessions.view import Step


class CurveSettings(Settings, frozen=True):
    curve: str = "wave"
    asks_stuck: bool = False


class CurvePlan(Plan, frozen=True, kw_only=True, tag="curve"):
    curve: str
    phases: tuple[Phase, ...]
    stations: tuple[Station, ...]
    exits: tuple[str, ...]
    asks_stuck: bool


class CurveStep(Step, kw_only=True, tag="curve"):
    curve: str
    phases: tuple[Phase, ...]
    stations: tuple[Station, ...]
    exits: tuple[str, ...]
    asks_stuck: bool
    pictures: list[Picture] = field(default_factory=list)
    burnt: list[int] = field(default_factory=list)

    @property
    def is_revealed(self) -> bool:
        return any(picture.round == self.round for picture in self.pictures)

    def knows(self, name: str) -> bool:
        """Whether the mark of this name was counted."""
        return any(name in picture.counted for picture in self.pictures)


def publish(turn: Turn, planned: PlannedStep[CurveSettings]) -> CurvePlan:
    form = CURVES[planned.settings.curve]
    return CurvePlan.of(
        planned,
        curve=form.key,
        phases=form.phases,
        stations=form.stations,
        exits=form.exits,
        asks_stuck=planned.settings.asks_stuck,
    )


def check(planned: PlannedStep[CurveSettings], where: str) -> PlannedStep[CurveSettings]:
    if planned.settings.curve not in CURVES:
        raise Refused("bad_shape", f"{where}.settings.curve")
    return planned


def may_open(turn: Turn, planned: PlannedStep[CurveSettings]) -> None:
    """S7: without a name for the change people would mark different things."""
    if not (turn.view.session and turn.view.session.change):
        raise Refused("needs_change", "change")


# --- marks


class Mark(Struct, omit_defaults=True):
    """The body of a slip: a place, counted over the stations and then the exits."""

    station: int
    is_stuck: bool = False


class PlaceMark(Given, frozen=True, tag=True):
    """A place on the curve: an index over the stations, then the exits."""

    step: StepId
    round: Round
    name: Name
    salt: Salt
    station: Annotated[int, Meta(ge=0, le=100)]
    is_stuck: bool = False

    def decide(self, turn: Turn, by: By) -> None:
        """A new mark of the same phone takes the place of its old one, until the reveal."""
        found = turn.view.find(self.step)
        if rounds.is_known(turn, self.name):
            return
        if isinstance(found, CurveStep) and (self.round != found.round or found.is_revealed):
            raise Refused("round_over", "round")
        step = rounds.gate(turn, self.step, CurveStep)
        if self.station >= len(step.stations) + len(step.exits):
            raise Refused("no_station", "station")
        mark = Mark(self.station, self.is_stuck and step.asks_stuck)
        tally.place(turn, by, step, name=self.name, mark=mark)


def count(turn: Turn, step: CurveStep, marks: list[Mark], names: list[str], detail: str) -> "MarksTallied":
    """C: one picture a round, from five marks on; its marks are burnt in the same turn."""
    if detail and detail not in get_args(Detail):
        raise Refused("bad_shape", "detail")
    picture = draw(
        round=step.round,
        marks=[mark.station for mark in marks],
        form=_form(step),
        stuck=sum(mark.is_stuck for mark in marks),
        asks_stuck=step.asks_stuck,
        is_one_team=bool(turn.view.session and turn.view.session.is_one_team),
        detail="stations" if detail == "stations" else "phases",
        earlier=earlier_picture(turn.view.steps, step),
        names=names,
    )
    return MarksTallied(step=step.step, picture=picture)


def earlier_picture(steps: list[Step], step: CurveStep) -> Picture | None:
    """The latest picture on the same curve before this round: of this step, else of the nearest step before
    it.
    """
    if step.pictures:
        return step.pictures[-1]
    before = steps[: steps.index(step)]
    same = [s for s in before if isinstance(s, CurveStep) and s.curve == step.curve and s.pictures]
    return same[-1].pictures[-1] if same else None


def _form(step: CurveStep) -> CurveForm:
    return CurveForm(key=step.curve, name="", phases=step.phases, stations=step.stations, exits=step.exits)


class MarksTallied(Event, frozen=True, tag=True):
    is_cue: ClassVar[bool] = True
    step: str
    picture: Picture

    def apply(self, state: State) -> None:
        step = state.view.find(self.step)
        assert isinstance(step, CurveStep), "the log names a curve that it never opened"
        step.pictures.append(self.picture)
        step.close()
        state.view.timer = None


OFF_THE_CURVE, STUCK = 0.08, 0.12  # of all people, in an example


def example(step: CurveStep, chance: Chance, leaning: float) -> dict[str, Any]:
    """From the beginning of the curve to its end."""
    station = min(int(leaning * len(step.stations)), len(step.stations) - 1)
    if chance.random() < OFF_THE_CURVE:
        station = len(step.stations) + chance.randrange(len(step.exits))
    is_stuck = step.asks_stuck and chance.random() < STUCK
    return {"do": PlaceMark.__name__, "round": step.round, "station": station, "is_stuck": is_stuck}


TALLY = tally.Tally(mark=Mark, count=count)
KIND = Kind(
    settings=CurveSettings,
    plan=CurvePlan,
    step=CurveStep,
    ending=lambda step: TALLY,
    publish=publish,
    check=check,
    may_open=may_open,
    limits={"STATIONS_FROM": STATIONS_FROM},
    example=example,
)
