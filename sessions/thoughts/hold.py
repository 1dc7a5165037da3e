"""Hold: thoughts are read before they are shown, a whole round at a time, so that nobody can see whose came
just now.
"""

from typing import Annotated

from msgspec import Meta, Struct, field
from msgspec.json import decode

from sessions.command import Command
from sessions.event import Event
from sessions.names import Name, Round, StepId, Title
from sessions.refusals import Refused
from sessions.rounds import rounds
from sessions.state import By, Slip, State
from sessions.thoughts.hiding import own_reason
from sessions.thoughts.showing import SHOWING, show_read
from sessions.thoughts.shown import ShownNot
from sessions.thoughts.thought import Held, Reason, ThoughtStep, living, named
from sessions.thoughts.words import Sealed
from sessions.turn import Turn

READ = ("idea", "continuation", "change")


class HoldThoughts(Command, frozen=True, tag=True):
    """From now on thoughts are read before they are shown."""

    def decide(self, turn: Turn, by: By) -> None:
        """R11: said to all, and it concerns what is still sealed."""
        if turn.view.phase == "ended":
            raise Refused("ended")
        if not turn.view.is_holding:
            turn.tell(HoldBegun())


class StopHolding(Command, frozen=True, tag=True):
    def decide(self, turn: Turn, by: By) -> None:
        if turn.view.is_holding:
            turn.tell(HoldEnded())


class ReadRound(Command, frozen=True, tag=True):
    """The desk looks at what waits; that ends the giving of this round, and the next one begins."""

    step: StepId
    round: Round

    def decide(self, turn: Turn, by: By) -> None:
        """R12: looking ends the giving of the round, from five phones on; the tags go, later slips wait for
        the next one.
        """
        step = living(turn, self.step)
        if self.round < step.round:
            return
        if not turn.view.is_holding:
            raise Refused("not_holding")
        if turn.view.stage != step.step:
            raise Refused("not_on_stage")
        if step.held:
            raise Refused("held_first")
        phones = rounds.phones(turn.box, step)
        if phones < SHOWING.quorum:
            raise Refused("too_few")
        rounds.lose_tags(turn, rounds.sealed(turn, step.step))
        turn.tell(RoundHeld(step=step.step, round=step.round, phones=phones))


class Withhold(Struct, frozen=True, forbid_unknown_fields=True):
    name: Name
    reason: Reason
    own: Title = ""


class ReleaseRound(Command, frozen=True, tag=True):
    """Shows the round that was read, but for what is withheld."""

    step: StepId
    round: Round
    withheld: Annotated[list[Withhold], Meta(max_length=500)] = field(default_factory=list)

    def decide(self, turn: Turn, by: By) -> None:
        """R13: what is withheld is burnt, and everyone hears why; its own phone knows it by its name."""
        step = living(turn, self.step)
        if step.held is None or step.held.round != self.round:
            return
        given = held(turn.state, step)
        readable = {slip.name for slip in given if slip.kind in READ}
        withheld = [
            ShownNot(name=one.name, reason=one.reason, own=own_reason(one.reason, one.own))
            for one in sorted(self.withheld, key=lambda one: one.name)
            if one.name in readable
        ]
        show_read(turn, step, given, withheld)


def held(state: State, step: ThoughtStep) -> list[Slip]:
    """What the desk reads, in the order of names, which says nothing of who came first."""
    if step.held is None:
        return []
    last = step.held.round
    return sorted(
        slip
        for slip in state.box.values()
        if slip.step == step.step and slip.round <= last and slip.kind not in rounds.APART
    )


def to_read(state: State, step: ThoughtStep) -> list[tuple[Slip, Sealed]]:
    return [(slip, decode(slip.body, type=Sealed)) for slip in held(state, step) if slip.kind in READ]


class HoldBegun(Event, frozen=True, tag=True):
    """Thoughts are read before they are shown."""

    def apply(self, state: State) -> None:
        state.view.is_holding = True


class HoldEnded(Event, frozen=True, tag=True):
    def apply(self, state: State) -> None:
        state.view.is_holding = False


class RoundHeld(Event, frozen=True, tag=True):
    """The desk reads what was given to this round; what comes from now on is the next one's."""

    step: str
    round: int
    phones: int

    def apply(self, state: State) -> None:
        step = named(state, self.step)
        step.held = Held(round=self.round, phones=self.phones)
        step.round = self.round + 1
