"""What a restore took from a room, said in its log: the open round is over and the next one begins."""

from collections.abc import Set
from typing import TYPE_CHECKING

from sessions import events as did
from sessions.thoughts.thought import sentences_of
from sessions.view import BoardStep, BreakStep, Continuation, CurveStep, Hidden, Idea

if TYPE_CHECKING:
    from sessions.turn import Turn


def begin_next_round(turn: "Turn") -> None:
    """What was sealed in the round on the stage is gone with the box. Phones that still hold theirs offer it
    to the next round; marks are placed anew by people.
    """
    step = turn.view.find(turn.view.stage)
    if step is None or isinstance(step, BreakStep):
        return
    if isinstance(step, CurveStep):
        if step.is_revealed:
            return
        turn.tell(did.MarksBurnt(step=step.step, round=step.round))
    # A grace of ten seconds that ran when the backup was made is long over.
    turn.tell(
        did.StepOpened(
            step=_plan(step),
            round=step.round + 1,
            state="open" if step.state == "open" else "closed",
            at=step.opened_at or 0,
        )
    )


def take_back_again(turn: "Turn", names: Set[str]) -> None:
    """What was taken back after the backup was made, or scrubbed, stays gone."""
    for step in [step for step in turn.view.steps if isinstance(step, BoardStep)]:
        for name in sorted(names & turn.state.words.keys()):
            thought = step.find(name)
            if thought is None:
                continue
            sentences = {sentence.name for sentence in sentences_of(thought)}
            turn.drop_words(name)
            if thought.hidden or sentences & names:
                _scrub_again(turn, step, thought, sentences)
            else:
                turn.tell(did.IdeaTakenBack(step=step.step, name=name))


def _scrub_again(turn: "Turn", step: BoardStep, thought: Idea | Continuation, sentences: set[str]) -> None:
    """Who takes a thought back leaves what the room made of it; only who scrubs it takes that along."""
    why = thought.hidden or Hidden(reason="private")
    for name in sentences:
        turn.drop_words(name)
    turn.tell(
        did.ThoughtsHidden(
            step=step.step, names=[thought.name], reason=why.reason, own=why.own, is_scrubbed=True
        )
    )


def taken_back(event: did.Event) -> list[str]:
    """The names of the thoughts that this event took from the board."""
    match event:
        case did.IdeaTakenBack(name=name):
            return [name]
        case did.ThoughtsShown(taken_back=names):
            return names
        case did.ThoughtsHidden(names=names, is_scrubbed=True):
            return names
    return []


def _plan(step: BoardStep | CurveStep) -> did.BoardPlan | did.CurvePlan:
    kind = did.CurvePlan if isinstance(step, CurveStep) else did.BoardPlan
    return kind(**{name: getattr(step, name) for name in kind.__struct_fields__})
