"""The round that is counted and kept: asked, talked about, asked again, and only then are both shown.

Who learns what. That a round was kept is told with the names of what was counted, so that phones know that
theirs was; nothing of what it came to is. The marks are burnt in the same turn: what waits in the box is the
picture alone, without tags, and no order of anything. It stays there while a talk is on the stage, is told
with the next reveal, and goes when the session ends. Two rounds of nearly as many differ by what a latecomer
gave: the kind draws both so carefully that it cannot be reckoned back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from msgspec.json import decode

from sessions.event import Event
from sessions.rounds.tally import Keeping, KeptRound, MarksBurnt, Tally, burn_marks, is_kept, waiting
from sessions.state import Slip, State
from sessions.turn import Turn
from sessions.view import Step, canonical

NEARLY = 4  # as many more or fewer, in another round of the same, could be worked out


@dataclass(frozen=True, kw_only=True)
class Kept(Tally):
    """`told`: what `count` makes. `together(step, rounds)`: what is told of rounds that are shown at once,
    the newest last.
    """

    told: type[Event]
    together: Callable[[Any, list[Any]], list[Any]]

    def is_shown(self, step: Any) -> bool:
        return bool(step.is_revealed) or is_kept(step)

    def on_return(self, step: Any) -> tuple[int, bool]:
        """What was kept is asked again; once revealed, it comes back to be looked at."""
        return (step.round, False) if step.is_revealed else (step.round + 1, True)

    def after_restore(self, turn: Turn, step: Any) -> bool:
        """What was kept is said to be lost before."""
        return step.round in step.burnt or super().after_restore(turn, step)

    def keep(self, turn: Turn, step: Any) -> None:
        told, names = self.counted(turn, step, "")
        burn_marks(turn, step)
        turn.put(Slip(_name(step), step.step, step.round, "", "kept", canonical(told).decode()))
        turn.tell(RoundKept(step=step.step, round=step.round, counted=tuple(names)))

    def reveal(self, turn: Turn, step: Any, detail: str) -> None:
        newest, _ = self.counted(turn, step, detail)
        waiting = sorted(
            (slip for slip in turn.box.values() if slip.step == step.step and slip.kind == "kept"),
            key=lambda slip: slip.round,
        )
        kept = [decode(slip.body, type=self.told) for slip in waiting]
        burn_marks(turn, step)
        for slip in waiting:
            turn.burn(slip.name)
        for told in self.together(step, [*kept, newest]):
            turn.tell(told)


def differ_nearly(one: int, other: int) -> bool:
    """Whether what a few gave is the difference of two rounds with so many."""
    return 1 <= abs(one - other) <= NEARLY


def say_lost(turn: Turn) -> None:
    """After a restore, which empties the box: of every step."""
    for step in turn.view.steps:
        for round in waiting(step):
            turn.tell(MarksBurnt(step=step.step, round=round))


def _name(step: Step) -> str:
    """No phone can give something under such a name."""
    return f"kept {step.step} {step.round}"


class RoundKept(Event, frozen=True, tag=True):
    is_cue: ClassVar[bool] = True
    step: str
    round: int
    counted: tuple[str, ...]

    def apply(self, state: State) -> None:
        step = state.view.find(self.step)
        assert isinstance(step, Keeping), "the log names a step that keeps no round"
        step.kept.append(KeptRound(round=self.round, counted=self.counted))
        step.close()
        state.view.timer = None
