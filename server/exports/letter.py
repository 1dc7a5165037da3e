"""The saved board as plain text for an e-mail: what came of it, and the link to the rest."""

from collections.abc import Iterator

from server.exports.board_reading import BoardSection, Grown
from server.exports.curve_reading import CurveSection
from server.exports.growth import Saying
from server.exports.markdown import SOFT_HYPHEN
from server.exports.reading import Reading, Section
from server.texts import _


def letter(board: Reading, *, link: str, contact: str) -> str:
    """Lines that every mail program leaves as they are; nothing in it is markup."""
    head = [_flat(board.title), _("The change: {change}", change=_flat(board.change)) if board.change else ""]
    blocks = ["\n".join(line for line in head if line), link, board.running]
    blocks += [
        f"{_flat(section.title).upper()}\n{block}"
        for section in board.sections
        if (block := "\n".join(_section(section)))
    ]
    blocks.append("\n".join(_foot(board, contact)))
    return "\n\n".join(block for block in blocks if block).replace(SOFT_HYPHEN, "") + "\n"


def _foot(board: Reading, contact: str) -> Iterator[str]:
    yield _("No names were stored. The order of the thoughts does not tell who wrote them.")
    yield board.kept
    if contact:
        yield _("Something about you here? Write to {contact}.", contact=contact)


def _section(section: Section) -> Iterator[str]:
    if isinstance(section, BoardSection):
        yield from [_flat(section.prompt)] if section.prompt else []
        yield from _board(section)
    elif isinstance(section, CurveSection):
        for picture in section.pictures:
            yield from [picture.heading] if picture.heading else []
            yield from (f"- {sentence}" for sentence in picture.sentences)


def _board(section: BoardSection) -> Iterator[str]:
    for thought in section.sentences:
        yield f"* {_flat(thought.sentence or '')}"
    for column in section.columns:
        yield from ["", _flat(column.title)] if column.title else []
        for place, cluster in enumerate(column.clusters):
            yield from [""] if place else []
            yield from [f"[{_flat(cluster.title)}]"] if cluster.title else []
            for thought in cluster.thoughts:
                yield from _thought(thought)
    if section.resting:
        yield from ["", _("Resting")]
        for thought in section.resting:
            yield from _thought(thought)
    yield from ["", *section.absent] if section.absent else []


def _thought(thought: Grown) -> Iterator[str]:
    yield f"- {_words(thought)}"
    yield from (f"    {one.label}: {_words(one)}" for one in thought.continuations)


def _words(saying: Saying) -> str:
    return f"({saying.instead})" if saying.text is None else _flat(saying.text)


def _flat(text: str) -> str:
    return " ".join(text.split())
