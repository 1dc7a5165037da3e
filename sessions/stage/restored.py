"""What a restore took from a room, said in its log: the open round is over and the next one begins."""

from collections.abc import Set

from sessions.event import Event
from sessions.rounds.kept import say_lost
from sessions.stage.cues import StepOpened
from sessions.steps import ending_of, plan_of
from sessions.thoughts.hiding import ThoughtsHidden
from sessions.thoughts.second_thoughts import IdeaTakenBack
from sessions.thoughts.shown import ThoughtsShown
from sessions.thoughts.thought import Continuation, Hidden, Idea, ThoughtStep
from sessions.thoughts.words import sentences_of
from sessions.turn import Turn


def begin_next_round(turn: Turn) -> None:
    """What was sealed in the round on the stage is gone with the box, and so are rounds that were kept."""
    say_lost(turn)
    step = turn.view.find(turn.view.stage)
    ending = ending_of(step)
    if step is None or ending is None or not ending.after_restore(turn, step):
        return
    # A grace of ten seconds that ran when the backup was made is long over.
    turn.tell(
        StepOpened(
            step=plan_of(step),
            round=step.round + 1,
            state="open" if step.state == "open" else "closed",
            at=step.opened_at or 0,
        )
    )


def take_back_again(turn: Turn, names: Set[str]) -> None:
    """What was taken back after the backup was made, or scrubbed, stays gone."""
    for step in [step for step in turn.view.steps if isinstance(step, ThoughtStep)]:
        for name in sorted(names & turn.state.words.keys()):
            thought = step.find(name)
            if thought is None:
                continue
            sentences = {sentence.name for sentence in sentences_of(thought)}
            turn.drop_words(name)
            if thought.hidden or sentences & names:
                _scrub_again(turn, step, thought, sentences)
            else:
                turn.tell(IdeaTakenBack(step=step.step, name=name))


def _scrub_again(turn: Turn, step: ThoughtStep, thought: Idea | Continuation, sentences: set[str]) -> None:
    """Who takes a thought back leaves what the room made of it; only who scrubs it takes that along."""
    why = thought.hidden or Hidden(reason="private")
    for name in sentences:
        turn.drop_words(name)
    turn.tell(
        ThoughtsHidden(step=step.step, names=[thought.name], reason=why.reason, own=why.own, is_scrubbed=True)
    )


def taken_back(event: Event) -> list[str]:
    """The names of the thoughts that this event took from the board."""
    match event:
        case IdeaTakenBack(name=name):
            return [name]
        case ThoughtsShown(taken_back=names):
            return names
        case ThoughtsHidden(names=names, is_scrubbed=True):
            return names
    return []
