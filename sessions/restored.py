"""What a restore took from a room, said in its log: the open round is over and the next one begins."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from sessions import events as did
from sessions.views import BoardStep, CurveStep

if TYPE_CHECKING:
    from sessions.turn import Turn
    from sessions.views import AnyStep


def begin_next_round(turn: "Turn") -> None:
    """What was sealed in the round on the stage is gone with the box. Phones that still hold theirs offer it
    to the next round; marks are placed anew by people.
    """
    step = turn.view.find(turn.view.stage)
    if step is None:
        return
    if isinstance(step, CurveStep):
        if step.is_revealed:
            return
        turn.tell(did.MarksBurnt(step=step.step, round=step.round))
    # A grace of ten seconds that ran when the backup was made is long over.
    turn.tell(
        did.StepOpened(
            step=_plan(step), round=step.round + 1, state="open" if step.state == "open" else "closed"
        )
    )


def take_back_again(turn: "Turn", names: Collection[str]) -> None:
    """What was taken back after the backup was made stays taken back."""
    for step in [step for step in turn.view.steps if isinstance(step, BoardStep)]:
        for name in sorted(names):
            thought = step.find(name)
            if thought and not thought.is_taken_back:
                turn.drop_words(name)
                turn.tell(did.IdeaTakenBack(step=step.step, name=name))


def taken_back(event: did.Event) -> list[str]:
    """The names of the thoughts that this event took from the board."""
    match event:
        case did.IdeaTakenBack(name=name):
            return [name]
        case did.ThoughtsShown(taken_back=names):
            return names
    return []


def _plan(step: "AnyStep") -> did.BoardPlan | did.CurvePlan:
    kind = did.CurvePlan if isinstance(step, CurveStep) else did.BoardPlan
    return kind(**{name: getattr(step, name) for name in kind.__struct_fields__})
