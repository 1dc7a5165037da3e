"""The saved board as plain text for an e-mail: what came of it, and the link to the rest."""

from collections.abc import Iterator

from server.exports.forms.markdown import SOFT_HYPHEN
from server.exports.reading import Reading, Section
from server.exports.steps.curve import CurveSection, Drawing
from server.exports.thoughts.growth import Saying
from server.exports.thoughts.reading import BoardSection, Column, Grown
from server.texts import _


def letter(board: Reading, *, link: str, contact: str) -> str:
    """Lines that every mail program leaves as they are; nothing in it is markup."""
    head = [_flat(board.title), _("The change: {change}", change=_flat(board.change)) if board.change else ""]
    blocks = [
        "\n".join(line for line in head if line),
        f"{_('The group’s sentence')}: {_flat(board.opening.sentence)}" if board.opening else "",
        _("The saved board: {link}", link=link),
        board.running,
    ]
    for section in board.sections:
        blocks += _section(section)
    blocks.append("\n".join(_foot(board, contact)))
    return "\n\n".join(block for block in blocks if block).replace(SOFT_HYPHEN, "") + "\n"


def _foot(board: Reading, contact: str) -> Iterator[str]:
    yield _("No names were stored. The order of the thoughts does not tell who wrote them.")
    yield board.kept
    if contact:
        yield _("Something about you here? Write to {contact}.", contact=contact)


def _section(section: Section) -> Iterator[str]:
    title = _flat(section.title).upper()
    if isinstance(section, BoardSection):
        yield "\n".join([title, *([_flat(section.prompt)] if section.prompt else [])])
        yield from _board(section)
    elif isinstance(section, CurveSection):
        lines = [line for picture in section.pictures for line in _picture(picture)]
        yield "\n".join([title, *lines]) if lines else ""


def _picture(picture: Drawing) -> Iterator[str]:
    """Places by name, since there is no drawing to look at."""
    places = [place for place in picture.places if not place.is_station]
    yield from [picture.heading] if picture.heading else []
    yield f"- {picture.marks}: " + " · ".join(f"{place.name} {place.figure}" for place in places)
    if picture.has_earlier:
        yield f"- {_('Earlier')}: " + " · ".join(f"{place.name} {place.earlier}" for place in places)
    yield from (f"- {sentence}" for sentence in picture.sentences[1:])


def _board(section: BoardSection) -> Iterator[str]:
    if section.sentences:
        yield _listed(
            _("The group’s sentences"), *(f"* {_flat(one.sentence or '')}" for one in section.sentences)
        )
    for column in section.columns:
        yield from _column(column)
    if section.resting:
        yield _listed(_("Resting"), *map(_thought, section.resting))
    yield "\n".join(section.absent)


def _column(column: Column) -> Iterator[str]:
    title = _flat(column.title)
    if title and not column.clusters:
        yield _listed(title, _("Nothing was shown here."))
    for place, cluster in enumerate(column.clusters):
        group = _flat(cluster.title) or (_("Other thoughts") if place else "")
        yield _listed("" if place else title, group and f"[{group}]", *map(_thought, cluster.thoughts))


def _listed(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _thought(thought: Grown) -> str:
    return _listed(
        f"- {_words(thought)}", *(f"    {one.label}: {_words(one)}" for one in thought.continuations)
    )


def _words(saying: Saying) -> str:
    return f"({saying.instead})" if saying.text is None else _flat(saying.text)


def _flat(text: str) -> str:
    return " ".join(text.split())
