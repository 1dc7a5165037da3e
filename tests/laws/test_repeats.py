"""Every act may be repeated for ever: names and rounds make it harmless, without a table of operations."""

import pytest

from sessions.command import Command, Given
from sessions.refusals import Refused
from sessions.rounds.tally import AskAgain
from sessions.session import COMMANDS
from sessions.stage.closing import FinishClosing, WaitAMoment
from sessions.stage.cues import EndSession, RevealRound
from sessions.stage.keeping import KeepRound
from sessions.state import By
from sessions.thoughts.showing import ShowFlowing
from tests.sessions.play import CURVE, Play, snapshot, whole_workshop

# A cue may be repeated at once, when the answer was lost; later, another cue may have come between.
NAME_THEIR_ROUND = (
    Given,
    RevealRound,
    AskAgain,
    KeepRound,
    EndSession,
    FinishClosing,
)


OF_THE_CLOCK = (FinishClosing, WaitAMoment, ShowFlowing)


class Twice(Play):
    """A workshop in which every act comes twice, and the second time nothing happens."""

    def ask(self, command: Command, by: By) -> int | str:
        answer = super().ask(command, by)
        once = snapshot(self.state)

        again = super().ask(command, by)

        assert again == answer
        assert snapshot(self.state) == once
        return answer


class Late(Play):
    """A workshop in which, after every act, everything that was ever asked is asked again."""

    def ask(self, command: Command, by: By) -> int | str:
        answer = super().ask(command, by)
        self.ever = [*getattr(self, "ever", []), (command, by)]
        once = snapshot(self.state)
        for earlier, whose in self.ever:
            if isinstance(earlier, NAME_THEIR_ROUND):
                self._again(earlier, whose)

        assert snapshot(self.state) == once
        return answer

    def _again(self, command: Command, by: By) -> None:
        try:
            said = super().ask(command, by)
        except Refused as no:
            said = no.code
        assert said in {*HARMLESS, "sealed", self.state.head}


# What a phone may be told when it asks once more for what was taken long ago. None of these lets it believe
# that its thought is lost when it is not: «ended» says that the box is gone.
HARMLESS = {"ended", "not_on_stage", "round_over", "closed", "unknown_thought", "was_taken_back", "paused"}


@pytest.mark.parametrize("kind", [Twice, Late])
def test_a_whole_workshop_is_the_same_with_repeats(kind: type[Play]) -> None:
    once, repeated = whole_workshop(), whole_workshop(kind.on(CURVE))

    assert [told.chain for told in repeated.log] == [told.chain for told in once.log]
    assert snapshot(repeated.state) == snapshot(once.state)


def test_the_whole_workshop_holds_every_act() -> None:
    late = whole_workshop(Late.on(CURVE))

    assert {type(command) for command, _ in late.ever} == {*COMMANDS.values(), *OF_THE_CLOCK}
