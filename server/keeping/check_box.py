"""What may wait in a box: slips of rounds that are not over, with tags only while these take something."""

from collections.abc import Iterator, Mapping

from sessions.state import Slip
from sessions.view import BoardStep, CurveStep, SessionView


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
    is_taking = view.stage == slip.step or (isinstance(step, BoardStep) and step.is_ajar)
    if slip.tag and (is_past or not is_taking):
        return "still has its tag although its round is over"
    if isinstance(step, CurveStep) and (is_past or step.is_revealed or not slip.tag):
        return "is a mark of a round that is over"
    return ""
