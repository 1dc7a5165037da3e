"""Where the room looks: up from the phones, or at one thought together."""

from typing import ClassVar

from sessions.command import Command
from sessions.event import Event
from sessions.names import Name, StepId
from sessions.refusals import Refused
from sessions.state import By, State
from sessions.thoughts.thought import find_idea
from sessions.turn import Turn


class CallEyesUp(Command, frozen=True, tag=True):
    """Asks everyone to look up from the phone for a moment."""

    def decide(self, turn: Turn, by: By) -> None:
        """S16: asked, never forced: drafts and cursors stay, and the phones come back by themselves."""
        if turn.view.phase == "ended":
            raise Refused("ended")
        if not turn.view.eyes_up:
            turn.tell(EyesCalled())


class ReleaseEyes(Command, frozen=True, tag=True):
    def decide(self, turn: Turn, by: By) -> None:
        if turn.view.eyes_up:
            turn.tell(EyesReleased())


class PutSpotlight(Command, frozen=True, tag=True):
    """The room looks at one idea of the board on the stage."""

    step: StepId
    idea: Name

    def decide(self, turn: Turn, by: By) -> None:
        """I12: on an idea of the board on the stage that may be read."""
        if turn.view.stage != self.step:
            raise Refused("not_on_stage")
        find_idea(turn.view.find(self.step), self.idea)
        if turn.view.spotlight != self.idea:
            turn.tell(SpotlightPut(step=self.step, idea=self.idea))


class ClearSpotlight(Command, frozen=True, tag=True):
    def decide(self, turn: Turn, by: By) -> None:
        if turn.view.spotlight is not None:
            turn.tell(SpotlightCleared())


class EyesCalled(Event, frozen=True, tag=True):
    is_cue: ClassVar[bool] = True

    def apply(self, state: State) -> None:
        state.view.eyes_up = True


class EyesReleased(Event, frozen=True, tag=True):
    def apply(self, state: State) -> None:
        state.view.eyes_up = False


class SpotlightPut(Event, frozen=True, tag=True):
    step: str
    idea: str

    def apply(self, state: State) -> None:
        state.view.spotlight = self.idea


class SpotlightCleared(Event, frozen=True, tag=True):
    def apply(self, state: State) -> None:
        state.view.spotlight = None
