"""Hold: thoughts are read before they are shown, a whole round at a time, so that nobody can see whose came
just now.
"""

from typing import TYPE_CHECKING

from msgspec.json import decode

from sessions import commands as ask
from sessions import events as did
from sessions.refusals import Refused
from sessions.rounds import rounds
from sessions.state import Slip, State
from sessions.steps import board
from sessions.thoughts.hiding import own_reason
from sessions.thoughts.thought import Sealed
from sessions.view import BoardStep, Held

if TYPE_CHECKING:
    from sessions.turn import Turn


def hold_thoughts(turn: "Turn") -> None:
    """R11: said to all, and it concerns what is still sealed."""
    if turn.view.phase == "ended":
        raise Refused("ended")
    if not turn.view.is_holding:
        turn.tell(did.HoldBegun())


def stop_holding(turn: "Turn") -> None:
    if turn.view.is_holding:
        turn.tell(did.HoldEnded())


def read_round(turn: "Turn", command: ask.ReadRound) -> None:
    """R12: looking ends the giving of the round, from five phones on; the tags go, later slips wait for the
    next one.
    """
    step = _board(turn, command.step)
    if command.round < step.round:
        return
    if not turn.view.is_holding:
        raise Refused("not_holding")
    if turn.view.stage != step.step:
        raise Refused("not_on_stage")
    if step.held:
        raise Refused("held_first")
    phones = rounds.phones(turn.box, step.step)
    if phones < rounds.QUORUM:
        raise Refused("too_few")
    rounds.lose_tags(turn, rounds.sealed(turn, step.step))
    turn.tell(did.RoundHeld(step=step.step, round=step.round, phones=phones))


def release_round(turn: "Turn", command: ask.ReleaseRound) -> None:
    """R13: what is withheld is burnt, and everyone hears why; its own phone knows it by its name."""
    step = _board(turn, command.step)
    if step.held is None or step.held.round != command.round:
        return
    given = held(turn.state, step)
    readable = {slip.name for slip in given if slip.kind in READ}
    withheld = [
        did.ShownNot(name=one.name, reason=one.reason, own=own_reason(one.reason, one.own))
        for one in sorted(command.withheld, key=lambda one: one.name)
        if one.name in readable
    ]
    board.show_read(turn, step, given, withheld)


READ = ("idea", "continuation", "change")


def held(state: State, step: BoardStep) -> list[Slip]:
    """What the desk reads, in the order of names, which says nothing of who came first."""
    if step.held is None:
        return []
    last = step.held.round
    return sorted(
        slip
        for slip in state.box.values()
        if slip.step == step.step and slip.round <= last and slip.kind not in rounds.APART
    )


def to_read(state: State, step: BoardStep) -> list[tuple[Slip, Sealed]]:
    return [(slip, decode(slip.body, type=Sealed)) for slip in held(state, step) if slip.kind in READ]


def _board(turn: "Turn", step: str) -> BoardStep:
    found = turn.view.find(step)
    if not isinstance(found, BoardStep):
        raise Refused("wrong_kind" if found else "not_on_stage")
    if turn.view.phase == "ended":
        raise Refused("ended")
    return found


# --- folding


def hold_begun(state: State, event: did.HoldBegun) -> None:
    state.view.is_holding = True


def hold_ended(state: State, event: did.HoldEnded) -> None:
    state.view.is_holding = False


def round_held(state: State, event: did.RoundHeld) -> None:
    step = state.view.board(event.step)
    step.held = Held(round=event.round, phones=event.phones)
    step.round = event.round + 1
