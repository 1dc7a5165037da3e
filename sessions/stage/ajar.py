"""Steps that are left ajar: not on the stage, they take thoughts all the same, and show nothing."""

from typing import ClassVar

from sessions.command import Command
from sessions.event import Event
from sessions.names import StepId
from sessions.refusals import Refused
from sessions.rounds import rounds
from sessions.state import By, State
from sessions.steps import KINDS, AjarPlan, kept
from sessions.thoughts.thought import ThoughtStep, named
from sessions.turn import Turn


class LeaveAjar(Command, frozen=True, tag=True):
    """A board that is not on the stage takes thoughts all the same: they wait until it is."""

    needs_agenda: ClassVar[bool] = True

    step: StepId

    def decide(self, turn: Turn, by: By) -> None:
        """S17: from the first minute on, so that nobody has to wait with what they came for."""
        if turn.view.phase == "ended":
            raise Refused("ended")
        planned = turn.agenda.get(self.step)
        if planned is None:
            raise Refused("unknown_step", "step")
        kind = KINDS[planned.kind]
        if not kind.may_be_ajar:
            raise Refused("wrong_kind")
        if turn.view.stage == self.step:
            raise Refused("on_stage")
        found = turn.view.find(self.step)
        if not (isinstance(found, ThoughtStep) and found.is_ajar):
            turn.tell(StepLeftAjar(step=kind.publish(turn, planned)))


class ShutStep(Command, frozen=True, tag=True):
    step: StepId

    def decide(self, turn: Turn, by: By) -> None:
        """What was given waits there without tags, as when it leaves the stage."""
        found = turn.view.find(self.step)
        if isinstance(found, ThoughtStep) and found.is_ajar:
            rounds.leave_sealed(turn, found.step)
            turn.tell(StepShut(step=found.step))


class StepLeftAjar(Event, frozen=True, tag=True):
    """A board that is not on the stage takes thoughts; perhaps it never was there."""

    step: AjarPlan

    def apply(self, state: State) -> None:
        found = state.view.find(self.step.step)
        if found is None:
            found = kept(self.step, round=1, state="closed")
            state.view.steps.append(found)
        if isinstance(found, ThoughtStep):
            found.is_ajar = found.was_open = True


class StepShut(Event, frozen=True, tag=True):
    step: str

    def apply(self, state: State) -> None:
        named(state, self.step).is_ajar = False
