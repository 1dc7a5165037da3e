"""One session: `decide` finds who answers a command, `fold` who takes an event into the state.

A new act stands in both tables below, once each.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sessions import commands as ask
from sessions import events as did
from sessions import timer
from sessions.names import link
from sessions.refusals import Refused
from sessions.stage import ajar, attention
from sessions.stage import cues as stage
from sessions.state import By, State
from sessions.steps import board
from sessions.steps.curve import curve
from sessions.thoughts import arranging, growth, hiding, hold, second_thoughts
from sessions.thoughts import thought as thoughts

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
    ask.FlagIdea: hiding.flag_idea,
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
    ask.PauseSession: lambda turn, command: timer.pause(turn),
    ask.ResumeSession: lambda turn, command: timer.resume(turn),
    ask.SetTimer: timer.set_timer,
    ask.CallEyesUp: lambda turn, command: attention.call_eyes_up(turn),
    ask.ReleaseEyes: lambda turn, command: attention.release_eyes(turn),
    ask.PutSpotlight: attention.put_spotlight,
    ask.ClearSpotlight: lambda turn, command: attention.clear_spotlight(turn),
    ask.LeaveAjar: ajar.leave_ajar,
    ask.ShutStep: ajar.shut_step,
    ask.WaitAMoment: stage.wait_a_moment,
    ask.ShowFlowing: board.show_flowing,
    ask.CoverIdea: hiding.cover_idea,
    ask.HideIdea: hiding.hide_idea,
    ask.UncoverIdea: hiding.uncover_idea,
    ask.SetFlagsAside: hiding.set_flags_aside,
    ask.HoldThoughts: lambda turn, command: hold.hold_thoughts(turn),
    ask.StopHolding: lambda turn, command: hold.stop_holding(turn),
    ask.ReadRound: hold.read_round,
    ask.ReleaseRound: hold.release_round,
    ask.MoveIdeas: arranging.move_ideas,
    ask.GroupIdeas: arranging.group_ideas,
    ask.NameGroup: arranging.name_group,
    ask.UngroupIdeas: arranging.ungroup_ideas,
    ask.ShapeIdea: growth.shape_idea,
    ask.ReopenIdea: growth.reopen_idea,
    ask.RestIdea: growth.rest_idea,
    ask.WakeIdea: growth.wake_idea,
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
    did.StepLeftAjar: ajar.step_left_ajar,
    did.StepShut: ajar.step_shut,
    did.SessionPaused: timer.session_paused,
    did.SessionResumed: timer.session_resumed,
    did.TimerSet: timer.timer_set,
    did.EyesCalled: attention.eyes_called,
    did.EyesReleased: attention.eyes_released,
    did.SpotlightPut: attention.spotlight_put,
    did.SpotlightCleared: attention.spotlight_cleared,
    did.RoundHeld: hold.round_held,
    did.HoldBegun: hold.hold_begun,
    did.HoldEnded: hold.hold_ended,
    did.ThoughtsHidden: hiding.thoughts_hidden,
    did.ThoughtsUncovered: hiding.thoughts_uncovered,
    did.IdeasMoved: arranging.ideas_moved,
    did.IdeasGrouped: arranging.ideas_grouped,
    did.GroupNamed: arranging.group_named,
    did.IdeasUngrouped: arranging.ideas_ungrouped,
    did.IdeaShaped: growth.idea_shaped,
    did.IdeaReopened: growth.idea_reopened,
    did.IdeaRested: growth.idea_rested,
    did.IdeaWoken: growth.idea_woken,
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
