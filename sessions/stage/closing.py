"""Closing a step: nobody is cut off in the middle of a word."""

from typing import ClassVar

from sessions.command import Command, OfTheClock
from sessions.event import Event
from sessions.names import StepId
from sessions.refusals import Refused
from sessions.state import By, State
from sessions.steps import ending_of
from sessions.turn import Turn

GRACE = 10_000  # S5: ms between «close» and closed: long enough to send what is on the tip of one's thumbs
MOMENT = 60_000  # S18: ms that a closing is put off


class CloseStep(Command, frozen=True, tag=True):
    """Starts the ten seconds after which giving ends."""

    step: StepId

    def decide(self, turn: Turn, by: By) -> None:
        """S5: ten seconds for everyone; what arrives before they are over is taken."""
        step = turn.view.find(self.step)
        if step is None:
            raise Refused("not_on_stage", "step")
        if ending_of(step) is None:
            raise Refused("wrong_kind")
        if step.state == "open":
            turn.tell(StepClosing(step=step.step, closing_at=turn.at + GRACE))


class FinishClosing(OfTheClock, frozen=True, tag=True):
    """The ten seconds are over. Whichever process comes first wins; the others find it done."""

    step: StepId
    closing_at: int

    def decide(self, turn: Turn, by: By) -> None:
        step = turn.view.find(self.step)
        if step and step.state == "closing" and step.closing_at == self.closing_at:
            turn.tell(StepClosed(step=step.step))


class WaitAMoment(OfTheClock, frozen=True, tag=True):
    """Somebody needs a moment: this closing waits a minute, once."""

    step: StepId
    closing_at: int

    def decide(self, turn: Turn, by: By) -> None:
        """S18: somebody needs a moment, so this closing waits a minute; once."""
        step = turn.view.find(self.step)
        if step and step.state == "closing" and step.closing_at == self.closing_at and not step.waits:
            turn.tell(StepClosing(step=step.step, closing_at=self.closing_at + MOMENT, waits=True))


class StepClosing(Event, frozen=True, tag=True):
    """`waits`: somebody needed a moment, so the time was put off."""

    is_cue: ClassVar[bool] = True

    step: str
    closing_at: int
    waits: bool = False

    def apply(self, state: State) -> None:
        step = state.view.find(self.step)
        if step:
            step.state, step.closing_at, step.waits = "closing", self.closing_at, self.waits


class StepClosed(Event, frozen=True, tag=True):
    step: str

    def apply(self, state: State) -> None:
        step = state.view.find(self.step)
        if step:
            step.close()
            state.view.timer = None
