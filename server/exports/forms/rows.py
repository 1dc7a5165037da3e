"""The saved board row by row, for tables: one for each thought, sentence and figure."""

from collections.abc import Iterator

from server.exports.forms.markdown import SOFT_HYPHEN
from server.exports.reading import Reading
from server.exports.section import Table, Thoughts
from server.exports.thoughts.growth import Saying
from server.texts import _

Row = tuple[str, ...]


def thought_heads() -> Row:
    return (
        _("Step"),
        _("Column"),
        _("Group"),
        _("Number"),
        _("What"),
        _("Words"),
        _("Shown at showing"),
        _("Changed"),
        _("Aside"),
    )


def thought_rows(board: Reading) -> Iterator[Row]:
    for section in board.sections:
        for block in section.blocks:
            if isinstance(block, Thoughts):
                yield from _thoughts(section.title, block)


def figure_heads() -> Row:
    return (_("Step"), _("Round"), _("What"), _("Words"), _("Figure"))


def figure_rows(board: Reading) -> Iterator[Row]:
    for section in board.sections:
        for block in section.blocks:
            if isinstance(block, Table) and not block.compares:
                for row in block.rows:
                    name = row.name.replace(SOFT_HYPHEN, "")
                    yield (section.title, block.heading, row.what, name, row.figures[0])


def _thoughts(title: str, block: Thoughts) -> Iterator[Row]:
    for number, thought in enumerate(block.all, 1):
        place = (title, thought.column, thought.group, str(number))
        if thought.sentence is not None:
            yield (*place, _("The group’s sentence"), thought.sentence, "", "", "")
        for saying in (thought, *thought.continuations):
            label = _("Thought") if saying is thought else saying.label
            resting = _("yes") if saying is thought and thought.is_resting else ""
            changed = _("yes") if saying.is_changed else ""
            yield (*place, label, _words(saying), str(saying.showing or ""), changed, resting)


def _words(saying: Saying) -> str:
    return f"({saying.instead})" if saying.text is None else saying.text
