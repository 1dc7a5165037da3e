"""Where the room looks: up from the phones, or at one thought together."""

from typing import TYPE_CHECKING

from sessions import commands as ask
from sessions import events as did
from sessions.refusals import Refused
from sessions.state import State
from sessions.thoughts.thought import find_idea

if TYPE_CHECKING:
    from sessions.turn import Turn


def call_eyes_up(turn: "Turn") -> None:
    """S16: asked, never forced: drafts and cursors stay, and the phones come back by themselves."""
    if turn.view.phase == "ended":
        raise Refused("ended")
    if not turn.view.eyes_up:
        turn.tell(did.EyesCalled())


def release_eyes(turn: "Turn") -> None:
    if turn.view.eyes_up:
        turn.tell(did.EyesReleased())


def put_spotlight(turn: "Turn", command: ask.PutSpotlight) -> None:
    """I12: on an idea of the board on the stage that may be read."""
    if turn.view.stage != command.step:
        raise Refused("not_on_stage")
    find_idea(turn.view.find(command.step), command.idea)
    if turn.view.spotlight != command.idea:
        turn.tell(did.SpotlightPut(step=command.step, idea=command.idea))


def clear_spotlight(turn: "Turn") -> None:
    if turn.view.spotlight is not None:
        turn.tell(did.SpotlightCleared())


# --- folding


def eyes_called(state: State, event: did.EyesCalled) -> None:
    state.view.eyes_up = True


def eyes_released(state: State, event: did.EyesReleased) -> None:
    state.view.eyes_up = False


def spotlight_put(state: State, event: did.SpotlightPut) -> None:
    state.view.spotlight = event.idea


def spotlight_cleared(state: State, event: did.SpotlightCleared) -> None:
    state.view.spotlight = None
