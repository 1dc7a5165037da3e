"""What may wait in a box: slips of rounds that are not over, with tags only while these take something."""

from collections.abc import Iterator, Mapping

from sessions.rounds.tally import waiting
from sessions.state import Slip
from sessions.steps import ending_of
from sessions.thoughts.thought import ThoughtStep
from sessions.view import SessionView, Step


def faults_of_box(view: SessionView, box: Mapping[str, Slip]) -> Iterator[str]:
    for name, slip in sorted(box.items()):
        if fault := _fault(view, slip):
            yield f"the slip {name} {fault}."


def _fault(view: SessionView, slip: Slip) -> str:
    step = view.find(slip.step)
    if view.phase == "ended":
        return "waits although the session has ended"
    if step is None:
        return "waits for a step that never opened"
    if slip.kind == "gone":
        return "was taken back and still has its tag or its words" if slip.tag or slip.body else ""
    if slip.round > step.round:
        return "waits for a round that never opened"
    is_past = slip.round < step.round
    is_taking = view.stage == slip.step or (isinstance(step, ThoughtStep) and step.is_ajar)
    if slip.tag and (is_past or not is_taking):
        return "still has its tag although its round is over"
    if slip.kind == "kept":
        return "" if slip.round in waiting(step) else "is a round that nobody kept"
    return _over(step, slip)


def _over(step: Step, slip: Slip) -> str:
    """What waits is burnt when its round is over, where its ending says so."""
    ending = ending_of(step)
    if ending is None:
        return "waits for a step that asks nothing"
    is_past = slip.round < step.round
    if not ending.stays_sealed and (is_past or ending.is_shown(step) or not slip.tag):
        return "is a mark of a round that is over"
    return ""
