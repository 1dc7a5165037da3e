"""The change curve: everyone marks in private, the room sees the spread once, and the marks are burnt with
it.
"""

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.json import decode, encode

from sessions import commands as ask
from sessions import events as did
from sessions.refusals import Refused
from sessions.rounds import rounds
from sessions.state import By, State
from sessions.steps.board import SEALED
from sessions.steps.curve.curves import CurveForm
from sessions.steps.curve.pictures import Picture, draw
from sessions.view import AnyStep, CurveStep

if TYPE_CHECKING:
    from sessions.turn import Turn


class Mark(Struct, omit_defaults=True):
    """The body of a slip: a place, counted over the stations and then the exits."""

    station: int
    is_stuck: bool = False


def place_mark(turn: "Turn", command: ask.PlaceMark, by: By) -> str:
    """A new mark of the same phone takes the place of its old one, until the reveal."""
    found = turn.view.find(command.step)
    if rounds.is_known(turn, command.name):
        return SEALED
    if isinstance(found, CurveStep) and (command.round != found.round or found.is_revealed):
        raise Refused("round_over", "round")
    step = rounds.gate(turn, command.step, CurveStep)
    if command.station >= len(step.stations) + len(step.exits):
        raise Refused("no_station", "station")
    tag = turn.tag_of(by, step=step.step, round=step.round)
    for old in [slip for slip in turn.box.values() if slip.tag == tag]:
        turn.let_go(old)
    mark = Mark(command.station, command.is_stuck and step.asks_stuck)
    rounds.give(turn, by, step, name=command.name, kind="mark", body=encode(mark).decode())
    return SEALED


def tally(turn: "Turn", step: CurveStep, detail: Literal["phases", "stations"]) -> None:
    """C: one picture a round, from five marks on; its marks are burnt in the same turn."""
    slips = [slip for slip in rounds.sealed(turn, step.step) if slip.tag]
    if len(slips) < rounds.QUORUM:
        raise Refused("too_few_marks")
    marks = [decode(slip.body, type=Mark) for slip in slips]
    picture = draw(
        round=step.round,
        marks=[mark.station for mark in marks],
        form=_form(step),
        stuck=sum(mark.is_stuck for mark in marks),
        asks_stuck=step.asks_stuck,
        is_one_team=bool(turn.view.session and turn.view.session.is_one_team),
        detail=detail,
        earlier=earlier_picture(turn.view.steps, step),
        names=[slip.name for slip in slips],
    )
    _burn_round(turn, step)
    turn.tell(did.MarksTallied(step=step.step, picture=picture))


def ask_again(turn: "Turn", command: ask.AskAgain) -> None:
    """R6: asking again is a new round with nothing carried over; only a round that was shown can be asked
    again.
    """
    step = turn.view.find(command.step)
    if not isinstance(step, CurveStep):
        raise Refused("wrong_kind")
    if step.round >= command.round:
        return
    if turn.view.stage != step.step:
        raise Refused("not_on_stage")
    if not step.is_revealed or command.round != step.round + 1:
        raise Refused("not_revealed")
    turn.tell(did.RoundOpened(step=step.step, round=command.round))


def leave(turn: "Turn", step: CurveStep) -> None:
    """R7: a curve that leaves the stage unrevealed burns its marks, and says so."""
    has_marks = bool(rounds.sealed(turn, step.step))
    _burn_round(turn, step)
    if has_marks:
        turn.tell(did.MarksBurnt(step=step.step, round=step.round))


def _burn_round(turn: "Turn", step: CurveStep) -> None:
    """The bare names of marks that were replaced go too: a late repeat names its round, and that is over."""
    for name in [slip.name for slip in turn.box.values() if slip.step == step.step]:
        turn.burn(name)


def earlier_picture(steps: list[AnyStep], step: CurveStep) -> Picture | None:
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


# --- folding


def marks_tallied(state: State, event: did.MarksTallied) -> None:
    step = state.view.curve(event.step)
    step.pictures.append(event.picture)
    step.state, step.closing_at, step.waits = "closed", None, False
    state.view.timer = None


def round_opened(state: State, event: did.RoundOpened) -> None:
    step = state.view.curve(event.step)
    step.round, step.state, step.closing_at, step.waits = event.round, "open", None, False


def marks_burnt(state: State, event: did.MarksBurnt) -> None:
    state.view.curve(event.step).burnt.append(event.round)
