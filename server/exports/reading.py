"""A session read aloud: titles, thoughts, figures and sentences in the reader's language, without markup.

Every form of the saved board that people read, page and downloads, is made from this one reading of the view.
It is the same for everyone: nothing in it says who, and nothing how long it took.
"""

from dataclasses import dataclass, field

from server.exports.section import Grown, Section, Thoughts
from server.exports.steps import told
from server.texts import _, day
from sessions.view import Audience, SessionView


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
    sections = [section for kind, step in told(view) for section in kind.sections(view, step)]
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


def _opening(sections: list[Section]) -> Opening | None:
    """The sentence that most people's words went into; of several the first."""
    written = [
        (thought, section.title)
        for section in sections
        for block in section.blocks
        if isinstance(block, Thoughts)
        for thought in block.sentences
    ]
    if not written:
        return None
    thought, title = max(written, key=lambda one: _length(one[0]))
    return Opening(thought.sentence or "", thought.anchor, title)


def _length(thought: Grown) -> int:
    return sum(one.text is not None for one in thought.continuations)
