"""A session read aloud: titles, thoughts, figures and sentences in the reader's language, without markup.

Every form of the saved board, page and downloads, is made from this one reading of the view. It is the same
for everyone: nothing in it says who.
"""

from dataclasses import dataclass

from server.exports.curve_reading import CurveSection, read_curve
from server.texts import _, day
from sessions.commands import Audience
from sessions.views import BoardStep, Continuation, Idea, SessionView, Thought


@dataclass(frozen=True)
class Saying:
    """Somebody's words as they are now, None once they were taken back. `label` says what kind they are."""

    label: str
    text: str | None
    is_changed: bool


@dataclass(frozen=True)
class Grown(Saying):
    is_sketch: bool
    continuations: list[Saying]


@dataclass(frozen=True)
class BoardSection:
    step: str
    title: str
    prompt: str
    shown: str
    thoughts: list[Grown]
    kind: str = "board"


@dataclass(frozen=True)
class Reading:
    title: str
    change: str
    language: str  # of what the people wrote
    kept: str
    running: str
    sections: list[BoardSection | CurveSection]


def read(view: SessionView) -> Reading:
    header = view.session
    assert header is not None, "a session is described before anybody can open its board"
    return Reading(
        title=header.title,
        change=header.change,
        language=header.language,
        kept=_("Kept until {date} for {who}.", date=day(header.kept_until), who=readers(header.audience)),
        running=""
        if view.phase == "ended"
        else _("The session still runs. This is what has been shown so far."),
        sections=[
            _read_board(step) if isinstance(step, BoardStep) else read_curve(view, step)
            for step in view.steps
        ],
    )


def readers(audience: Audience) -> str:
    """Who may read the saved board."""
    if audience.who == "others":
        return audience.others
    return _("those present") if audience.who == "present" else _("the team and its manager")


def _read_board(step: BoardStep) -> BoardSection:
    counts = ", ".join(str(shown.phones) for shown in step.shown)
    return BoardSection(
        step=step.step,
        title=step.title,
        prompt=step.prompt,
        shown=_("Shown together. Phones each time: {counts}.", counts=counts) if counts else "",
        thoughts=[_read_idea(idea) for idea in step.ideas],
    )


def _read_idea(idea: Idea) -> Grown:
    standing = [c for c in idea.continuations if not c.is_taken_back]
    is_sketch = idea.growth == "sketch"
    asked = _("spark, asked about") if standing else _("spark")
    return Grown(
        label=_("sketch") if is_sketch else asked,
        text=idea.text,
        is_changed=_is_changed(idea),
        is_sketch=is_sketch,
        continuations=[_read_continuation(c) for c in idea.continuations],
    )


def _read_continuation(continuation: Continuation) -> Saying:
    kinds = {
        "add": _("Addition"),
        "ask": _("Question"),
        "grounds": _("Grounds"),
        "alternative": _("Another way"),
        "explain": _("Explanation"),
        "connect": _("Connection"),
    }
    return Saying(
        label=kinds[continuation.kind], text=continuation.text, is_changed=_is_changed(continuation)
    )


def _is_changed(thought: Thought) -> bool:
    return bool(thought.changed_by) and not thought.is_taken_back
