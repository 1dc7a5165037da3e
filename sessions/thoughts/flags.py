"""Flags, by which phones ask that a thought be looked at."""

from typing import Literal

from msgspec.json import decode

from sessions.command import Command, Given
from sessions.names import Name, Salt, StepId
from sessions.refusals import Refused
from sessions.rounds import rounds
from sessions.state import By, Slip, State
from sessions.thoughts.thought import find_shown
from sessions.thoughts.words import Sealed, body_of
from sessions.turn import Turn

Concern = Literal["person", "hurts", "private", "off_topic"]


class FlagIdea(Given, frozen=True, tag=True):
    """Shows the desk that something is wrong with a shown thought. It hides nothing, and counts as no
    phone.
    """

    step: StepId
    name: Name
    salt: Salt
    idea: Name
    reason: Concern

    def decide(self, turn: Turn, by: By) -> None:
        """I16: a flag hides nothing and counts as no phone; the desk reads it, at quarter minutes."""
        if rounds.is_known(turn, self.name):
            return
        if turn.view.phase == "ended":
            raise Refused("ended")
        step = turn.view.find(self.step)
        find_shown(step, self.idea)
        assert step, "a thought was found in it"
        rounds.need_room(turn, step.step)
        body = body_of(Sealed(self.salt, "", self.idea, reason=self.reason))
        # No tag: it counts as no phone, and whoever flags is not to be known by what they gave to the round.
        turn.put(Slip(self.name, step.step, step.round, "", "flag", body))


class SetFlagsAside(Command, frozen=True, tag=True):
    """The desk has read the flags on this idea, and leaves it as it is."""

    step: StepId
    idea: Name

    def decide(self, turn: Turn, by: By) -> None:
        burn_flags(turn, self.idea)


def flagged(state: State) -> dict[tuple[str, str], set[str]]:
    """(step, thought) -> the reasons of its flags; never how many."""
    found: dict[tuple[str, str], set[str]] = {}
    for slip in state.box.values():
        if slip.kind == "flag":
            said = decode(slip.body, type=Sealed)
            found.setdefault((slip.step, said.idea), set()).add(said.reason)
    return found


def burn_flags(turn: Turn, idea: str) -> None:
    for slip in list(turn.box.values()):
        if slip.kind == "flag" and decode(slip.body, type=Sealed).idea == idea:
            turn.let_go(slip)
