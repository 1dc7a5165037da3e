"""One session: `decide` finds who answers a command, `fold` who takes an event into the state.

A new act stands in both tables below, once each.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sessions import board, curve, second_thoughts, stage, thoughts
from sessions import commands as ask
from sessions import events as did
from sessions.names import link
from sessions.refusals import Refused
from sessions.state import By, State

if TYPE_CHECKING:
    from sessions.turn import Turn

# What phones give is answered «sealed», whatever it was.
GIVING: dict[type[ask.Command], Callable[["Turn", Any, By], str]] = {
    ask.PostIdea: board.post_idea,
    ask.ContinueIdea: board.continue_idea,
    ask.ChangeIdea: second_thoughts.change_idea,
    ask.TakeBack: second_thoughts.take_back,
    ask.TakeBackLater: second_thoughts.take_back_later,
    ask.AddNothing: board.add_nothing,
    ask.PlaceMark: curve.place_mark,
}

# What steers is answered with the number of the log after it.
STEERING: dict[type[ask.Command], Callable[["Turn", Any], None]] = {
    ask.DescribeSession: stage.describe,
    ask.OpenStep: stage.open_step,
    ask.CloseStep: stage.close_step,
    ask.FinishClosing: stage.finish_closing,
    ask.RevealRound: stage.reveal,
    ask.AskAgain: curve.ask_again,
    ask.EndSession: lambda turn, command: stage.end(turn),
}

APPLY: dict[type[did.Event], Callable[[State, Any], None]] = {
    did.SessionDescribed: stage.session_described,
    did.FirstPhoneJoined: stage.first_phone_joined,
    did.StepOpened: stage.step_opened,
    did.StepClosing: stage.step_closing,
    did.StepClosed: stage.step_closed,
    did.ThoughtsShown: thoughts.thoughts_shown,
    did.MarksTallied: curve.marks_tallied,
    did.RoundOpened: curve.round_opened,
    did.MarksBurnt: curve.marks_burnt,
    did.IdeaTakenBack: thoughts.idea_taken_back,
    did.SessionEnded: stage.session_ended,
}


def decide(turn: "Turn", command: ask.Command, by: By) -> int | str:
    """The answer: «sealed», or the log's number. Raises Refused, and then nothing has changed."""
    if by.role not in command.roles:
        raise Refused("not_yours" if "facilitator" in command.roles else "needs_phone")
    if type(command) in GIVING:
        return GIVING[type(command)](turn, command, by)
    STEERING[type(command)](turn, command)
    return turn.state.head


def fold(state: State, event: did.Event, body: bytes) -> None:
    """Takes one event into the state, in place. `body`: its canonical bytes, as stored."""
    APPLY[type(event)](state, event)
    state.head += 1
    state.chain = link(state.chain, body)
