"""Time: the timer that all see, and the pause in which it stands. It never cuts a sentence: at zero nothing
closes.
"""

from typing import ClassVar

from sessions.command import Command
from sessions.event import Event
from sessions.names import StepId, Time
from sessions.refusals import Refused
from sessions.state import By, State
from sessions.turn import Turn
from sessions.view import Timer

SHORTEST = 30_000  # S14: ms; time that is nearly up already would cut people off
SLACK = 5_000  # ms between a thumb at the desk and this turn
LONGEST = 12 * 3_600_000


class SetTimer(Command, frozen=True, tag=True):
    """When the time of the step on the stage is up, in ms since 1970; null puts the timer away."""

    step: StepId
    ends_at: Time | None

    def decide(self, turn: Turn, by: By) -> None:
        """S14: of the step on the stage, and never under half a minute."""
        view = turn.view
        if self.step != view.stage:
            raise Refused("not_on_stage")
        if self.ends_at == (view.timer.ends_at if view.timer else None):
            return
        if view.is_paused:
            raise Refused("paused")
        if self.ends_at is not None:
            left = self.ends_at - turn.at
            if left < SHORTEST - SLACK:
                raise Refused("timer_too_short", "ends_at")
            if left > LONGEST:
                raise Refused("timer_too_long", "ends_at")
        turn.tell(TimerSet(step=self.step, ends_at=self.ends_at))


class PauseSession(Command, frozen=True, tag=True):
    """Nothing is taken until it goes on; what is typed stays on the phones, and the timer stands."""

    def decide(self, turn: Turn, by: By) -> None:
        """S15: nothing is taken; what is sealed stays sealed, what is typed stays on the phones."""
        view = turn.view
        if view.phase != "live":
            raise Refused("ended" if view.phase == "ended" else "not_on_stage")
        if not view.is_paused:
            ends_at = view.timer.ends_at if view.timer else None
            turn.tell(SessionPaused(left=None if ends_at is None else max(0, ends_at - turn.at)))


class ResumeSession(Command, frozen=True, tag=True):
    def decide(self, turn: Turn, by: By) -> None:
        view = turn.view
        if view.is_paused:
            left = view.timer.left if view.timer else None
            turn.tell(SessionResumed(ends_at=None if left is None else turn.at + left))


class TimerSet(Event, frozen=True, tag=True):
    step: str
    ends_at: int | None

    def apply(self, state: State) -> None:
        state.view.timer = None if self.ends_at is None else Timer(ends_at=self.ends_at)


class SessionPaused(Event, frozen=True, tag=True):
    """`left`: ms of the timer that stands, if there is one."""

    is_cue: ClassVar[bool] = True

    left: int | None

    def apply(self, state: State) -> None:
        state.view.is_paused = True
        state.view.timer = None if self.left is None else Timer(left=self.left)


class SessionResumed(Event, frozen=True, tag=True):
    ends_at: int | None

    def apply(self, state: State) -> None:
        state.view.is_paused = False
        state.view.timer = None if self.ends_at is None else Timer(ends_at=self.ends_at)
