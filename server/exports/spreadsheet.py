"""The saved board as a table for spreadsheets: one row for each thought, sentence and figure."""

import csv
import io
from collections.abc import Iterator

from babel.numbers import get_decimal_symbol

from server.exports.board_reading import BoardSection
from server.exports.cells import defused
from server.exports.curve_reading import CurveSection
from server.exports.growth import Saying
from server.exports.markdown import SOFT_HYPHEN
from server.exports.reading import Reading
from server.texts import _, reader_language

# Spreadsheets guess the encoding by it.
BYTE_ORDER_MARK = "\ufeff"

Row = tuple[str, ...]


def spreadsheet(board: Reading) -> str:
    """CSV after RFC 4180; where commas part decimals, semicolons part cells, as spreadsheets expect there."""
    file = io.StringIO()
    separator = ";" if get_decimal_symbol(reader_language()) == "," else ","
    writer = csv.writer(file, delimiter=separator)
    writer.writerow(_heads())
    for row in _rows(board):
        writer.writerow([defused(cell.replace(SOFT_HYPHEN, "")) for cell in row])
    return BYTE_ORDER_MARK + file.getvalue()


def _heads() -> Row:
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
        _("Figure"),
    )


def _rows(board: Reading) -> Iterator[Row]:
    for section in board.sections:
        if isinstance(section, BoardSection):
            yield from _board(section)
        elif isinstance(section, CurveSection):
            yield from _curve(section)


def _board(section: BoardSection) -> Iterator[Row]:
    for number, thought in enumerate(section.thoughts, 1):
        place = (section.title, thought.column, thought.group, str(number))
        if thought.sentence is not None:
            yield (*place, _("The group’s sentence"), thought.sentence, "", "", "", "")
        for saying in (thought, *thought.continuations):
            label = _("Thought") if saying is thought else saying.label
            resting = _("yes") if saying is thought and thought.is_resting else ""
            yield (*place, label, _words(saying), str(saying.showing or ""), _yes(saying), resting, "")


def _words(saying: Saying) -> str:
    return f"({saying.instead})" if saying.text is None else saying.text


def _yes(saying: Saying) -> str:
    return _("yes") if saying.is_changed else ""


def _curve(section: CurveSection) -> Iterator[Row]:
    for picture in section.pictures:
        for place in picture.places:
            what = _("Sentence of the curve") if place.is_station else _("Place on the curve")
            yield (section.title, picture.heading, "", "", what, place.name, "", "", "", place.figure)
