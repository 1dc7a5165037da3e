"""Time: the timer that all see, and the pause in which it stands. It never cuts a sentence: at zero nothing
closes.
"""

from typing import TYPE_CHECKING

from sessions import commands as ask
from sessions import events as did
from sessions.refusals import Refused
from sessions.state import State
from sessions.view import Timer

if TYPE_CHECKING:
    from sessions.turn import Turn

SHORTEST = 30_000  # S14: ms; time that is nearly up already would cut people off
SLACK = 5_000  # ms between a thumb at the desk and this turn
LONGEST = 12 * 3_600_000


def set_timer(turn: "Turn", command: ask.SetTimer) -> None:
    """S14: of the step on the stage, and never under half a minute."""
    view = turn.view
    if command.step != view.stage:
        raise Refused("not_on_stage")
    if command.ends_at == (view.timer.ends_at if view.timer else None):
        return
    if view.is_paused:
        raise Refused("paused")
    if command.ends_at is not None:
        left = command.ends_at - turn.at
        if left < SHORTEST - SLACK:
            raise Refused("timer_too_short", "ends_at")
        if left > LONGEST:
            raise Refused("timer_too_long", "ends_at")
    turn.tell(did.TimerSet(step=command.step, ends_at=command.ends_at))


def pause(turn: "Turn") -> None:
    """S15: nothing is taken; what is sealed stays sealed, what is typed stays on the phones."""
    view = turn.view
    if view.phase != "live":
        raise Refused("ended" if view.phase == "ended" else "not_on_stage")
    if not view.is_paused:
        ends_at = view.timer.ends_at if view.timer else None
        turn.tell(did.SessionPaused(left=None if ends_at is None else max(0, ends_at - turn.at)))


def resume(turn: "Turn") -> None:
    view = turn.view
    if view.is_paused:
        left = view.timer.left if view.timer else None
        turn.tell(did.SessionResumed(ends_at=None if left is None else turn.at + left))


# --- folding


def timer_set(state: State, event: did.TimerSet) -> None:
    state.view.timer = None if event.ends_at is None else Timer(ends_at=event.ends_at)


def session_paused(state: State, event: did.SessionPaused) -> None:
    state.view.is_paused = True
    state.view.timer = None if event.left is None else Timer(left=event.left)


def session_resumed(state: State, event: did.SessionResumed) -> None:
    state.view.is_paused = False
    state.view.timer = None if event.ends_at is None else Timer(ends_at=event.ends_at)
