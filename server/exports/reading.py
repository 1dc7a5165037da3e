"""A session read aloud: titles, thoughts, figures and sentences in the reader's language, without markup.

Every form of the saved board that people read, page and downloads, is made from this one reading of the view.
It is the same for everyone: nothing in it says who, and nothing how long it took.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from server.exports.curve.layers import LayersSection, read_layers
from server.exports.steps.curve import CurveSection, read_curve
from server.exports.thoughts.reading import BoardSection, Grown, read_board
from server.texts import _, day
from sessions.steps import AnyStep
from sessions.steps.board import BoardStep
from sessions.steps.curve.curve import CurveStep
from sessions.view import Audience, SessionView

Section = BoardSection | CurveSection | LayersSection


@dataclass(frozen=True)
class Opening:
    """One of the room's sentences, which the page opens on, and where it stands."""

    sentence: str
    anchor: str
    title: str


@dataclass(frozen=True)
class Reading:
    title: str
    change: str
    language: str  # of what the people wrote
    kept: str
    running: str
    opening: Opening | None = None
    sections: list[Section] = field(default_factory=list)


def read(view: SessionView) -> Reading:
    header = view.session
    assert header is not None, "a session is described before anybody can open its board"
    sections = list(_sections(view))
    return Reading(
        title=header.title,
        change=header.change,
        language=header.language,
        kept=_("Kept until {date} for {who}.", date=day(header.kept_until), who=readers(header.audience)),
        running=""
        if view.phase == "ended"
        else _("The session still runs. This is what has been shown so far."),
        opening=_opening(sections),
        sections=sections,
    )


def readers(audience: Audience) -> str:
    """Who may read the saved board."""
    if audience.who == "others":
        return audience.others
    return _("those present") if audience.who == "present" else _("the team and its manager")


def told(view: SessionView) -> Iterator[BoardStep | CurveStep]:
    """The steps that it tells of: not the breaks, and no board that was ajar and never opened."""
    for step in view.steps:
        if isinstance(step, CurveStep) or (isinstance(step, BoardStep) and not _was_only_ajar(step)):
            yield step


def _was_only_ajar(step: AnyStep) -> bool:
    return isinstance(step, BoardStep) and step.opened_at is None and not step.ideas


def _sections(view: SessionView) -> Iterator[Section]:
    for step in told(view):
        yield read_board(step) if isinstance(step, BoardStep) else read_curve(view, step)
        if isinstance(step, CurveStep) and (layers := read_layers(view, last=step)):
            yield layers


def _opening(sections: list[Section]) -> Opening | None:
    """The sentence that most people's words went into; of several the first."""
    written = [
        (thought, section.title)
        for section in sections
        if isinstance(section, BoardSection)
        for thought in section.sentences
    ]
    if not written:
        return None
    thought, title = max(written, key=lambda one: _length(one[0]))
    return Opening(thought.sentence or "", thought.anchor, title)


def _length(thought: Grown) -> int:
    return sum(one.text is not None for one in thought.continuations)
