"""The saved board as plain text for an e-mail: what came of it, and the link to the rest."""

from collections.abc import Iterator

from server.exports.forms.markdown import SOFT_HYPHEN, headed
from server.exports.reading import Reading
from server.exports.section import Block, Grown, Lane, Quote, Section, Table, Thoughts
from server.exports.thoughts.growth import Saying
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
    """The title with what belongs to it, then the thoughts.
    A section of which a letter tells nothing is left out.
    """
    lines = [line for block in section.blocks for line in _lines(block)]
    thoughts = [block for block in section.blocks if isinstance(block, Thoughts)]
    if lines or thoughts:
        yield "\n".join([_flat(section.title).upper(), *lines])
    for block in thoughts:
        yield from _thoughts(block)


def _lines(block: Block) -> Iterator[str]:
    """Places by name, since there is no drawing to look at."""
    match block:
        case Quote(goes_by_mail=True):
            yield from [_flat(block.text)] if block.text else []
        case Table(compares=False):
            yield from [block.heading] if block.heading else []
            for number, column in enumerate(block.columns):
                whole = [row for row in block.rows if not row.is_part]
                figures = " · ".join(f"{row.name} {row.figures[number]}" for row in whole)
                yield f"- {column.spoken}: {figures}"
            yield from (f"- {said.text}" for said in block.says if not (said.of_drawing or said.sums_up))


def _thoughts(block: Thoughts) -> Iterator[str]:
    if block.sentences:
        yield _listed(
            _("The group’s sentences"), *(f"* {_flat(one.sentence or '')}" for one in block.sentences)
        )
    for lane in block.columns:
        yield from _column(lane)
    if block.resting:
        yield _listed(_("Thoughts put aside"), *map(_thought, block.resting))
    yield "\n".join(block.absent)


def _column(column: Lane) -> Iterator[str]:
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
        f"- {_words(thought)}", *(f"    {headed(one.label)} {_words(one)}" for one in thought.continuations)
    )


def _words(saying: Saying) -> str:
    return f"({saying.instead})" if saying.text is None else _flat(saying.text)


def _flat(text: str) -> str:
    return " ".join(text.split())
