"""The saved board row by row, for tables: one for each thought, sentence and figure."""

from collections.abc import Iterator

from server.exports.forms.markdown import SOFT_HYPHEN
from server.exports.reading import Reading
from server.exports.steps.curve import CurveSection
from server.exports.thoughts.growth import Saying
from server.exports.thoughts.reading import BoardSection
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
        _("Resting"),
    )


def thought_rows(board: Reading) -> Iterator[Row]:
    for section in board.sections:
        if isinstance(section, BoardSection):
            yield from _board(section)


def curve_heads() -> Row:
    return (_("Step"), _("Round"), _("What"), _("Place"), _("Marks"))


def curve_rows(board: Reading) -> Iterator[Row]:
    for section in board.sections:
        if isinstance(section, CurveSection):
            yield from _curve(section)


def _board(section: BoardSection) -> Iterator[Row]:
    for number, thought in enumerate(section.thoughts, 1):
        place = (section.title, thought.column, thought.group, str(number))
        if thought.sentence is not None:
            yield (*place, _("The group’s sentence"), thought.sentence, "", "", "")
        for saying in (thought, *thought.continuations):
            label = _("Thought") if saying is thought else saying.label
            resting = _("yes") if saying is thought and thought.is_resting else ""
            changed = _("yes") if saying.is_changed else ""
            yield (*place, label, _words(saying), str(saying.showing or ""), changed, resting)


def _words(saying: Saying) -> str:
    return f"({saying.instead})" if saying.text is None else saying.text


def _curve(section: CurveSection) -> Iterator[Row]:
    for picture in section.pictures:
        for place in picture.places:
            what = _("Sentence of the curve") if place.is_station else _("Place on the curve")
            name = place.name.replace(SOFT_HYPHEN, "")
            yield (section.title, picture.heading, what, name, place.figure)
