"""Boards that are left ajar: not on the stage, they take thoughts all the same, and show nothing."""

from typing import TYPE_CHECKING, Any

from sessions import commands as ask
from sessions import events as did
from sessions.refusals import Refused
from sessions.rounds import rounds
from sessions.stage import agenda
from sessions.state import State
from sessions.view import BoardStep

if TYPE_CHECKING:
    from sessions.turn import Turn


def leave_ajar(turn: "Turn", command: ask.LeaveAjar) -> None:
    """S17: from the first minute on, so that nobody has to wait with what they came for."""
    if turn.view.phase == "ended":
        raise Refused("ended")
    plan = turn.agenda.get(command.step)
    if plan is None:
        raise Refused("unknown_step", "step")
    if plan.kind != "board":
        raise Refused("wrong_kind")
    if turn.view.stage == command.step:
        raise Refused("on_stage")
    found = turn.view.find(command.step)
    if not (isinstance(found, BoardStep) and found.is_ajar):
        turn.tell(did.StepLeftAjar(step=agenda.public_board(plan)))


def shut_step(turn: "Turn", command: ask.ShutStep) -> None:
    """What was given waits there without tags, as when a board leaves the stage."""
    found = turn.view.find(command.step)
    if isinstance(found, BoardStep) and found.is_ajar:
        rounds.leave_sealed(turn, found.step)
        turn.tell(did.StepShut(step=found.step))


def gate(turn: "Turn", step: str) -> BoardStep:
    """The board that takes a new thought now: the one on the stage, or one that is ajar. Raises Refused."""
    found = turn.view.find(step)
    if turn.view.phase != "ended" and isinstance(found, BoardStep) and found.is_ajar:
        rounds.need_room(turn, step)
        return found
    return rounds.gate(turn, step, BoardStep)


# --- folding


def step_left_ajar(state: State, event: did.StepLeftAjar) -> None:
    found = state.view.find(event.step.step)
    if found is None:
        found = BoardStep(**_fields(event.step), round=1, state="closed")
        state.view.steps.append(found)
    if isinstance(found, BoardStep):
        found.is_ajar = True


def step_shut(state: State, event: did.StepShut) -> None:
    state.view.board(event.step).is_ajar = False


def _fields(plan: did.BoardPlan) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in plan.__struct_fields__}
