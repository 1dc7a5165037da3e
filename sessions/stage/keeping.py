"""Counting a round and keeping what it came to, until the next one is shown."""

from sessions.command import Command
from sessions.names import Round, StepId
from sessions.refusals import Refused
from sessions.rounds.kept import Kept
from sessions.rounds.tally import is_kept
from sessions.state import By
from sessions.steps import ending_of
from sessions.turn import Turn


class KeepRound(Command, frozen=True, tag=True):
    """Counts the open round of the step on the stage, and shows nothing of it before the next is shown."""

    step: StepId
    round: Round

    def decide(self, turn: Turn, by: By) -> None:
        """R15: once a round, from five different phones, as it is revealed."""
        step = turn.view.find(self.step)
        if step is None:
            raise Refused("not_on_stage", "step")
        if self.round < step.round or (self.round == step.round and is_kept(step)):
            return
        if turn.view.phase == "ended":
            raise Refused("ended")
        if turn.view.stage != step.step:
            raise Refused("not_on_stage")
        if self.round > step.round:
            raise Refused("bad_shape", "round")
        ending = ending_of(step)
        if not isinstance(ending, Kept):
            raise Refused("wrong_kind")
        if ending.is_shown(step):
            raise Refused("revealed")
        ending.keep(turn, step)
