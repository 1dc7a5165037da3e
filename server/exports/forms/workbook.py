"""The saved board as a workbook for Excel and its kin: thoughts on one sheet, figures on another.

A CSV file is read in the ways of the machine that opens it, which need not be the reader's; a workbook is
read in one way everywhere. What people wrote is a string in it, and never a formula or a link.
"""

import io
from collections.abc import Iterable
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from server.exports.forms.rows import Row, figure_heads, figure_rows, thought_heads, thought_rows
from server.exports.reading import Reading
from server.texts import _


class Look(NamedTuple):
    """Of a sheet. `widths`: of its columns, in letters; `figures`: the columns that hold numbers."""

    widths: tuple[int, ...]
    figures: tuple[int, ...]


THOUGHTS = Look((24, 16, 18, 9, 20, 70, 10, 9, 9), figures=(3, 6))
FIGURES = Look((28, 10, 24, 50, 10), figures=(4,))
IN_MEMORY = {"in_memory": True}


def workbook(board: Reading) -> bytes:
    file = io.BytesIO()
    with Workbook(file, IN_MEMORY) as book:
        _fill(book, _("Thoughts"), THOUGHTS, thought_heads(), thought_rows(board))
        _fill(book, _("Figures"), FIGURES, figure_heads(), figure_rows(board))
    return file.getvalue()


def _fill(book: Workbook, name: str, look: Look, heads: Row, rows: Iterable[Row]) -> None:
    """One sheet, whose heads stay in sight and choose what is shown."""
    sheet: Worksheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for column, width in enumerate(look.widths):
        sheet.set_column(column, column, width, plain)
    for column, words in enumerate(heads):
        sheet.write_string(0, column, words, head)
    last = 0
    for last, row in enumerate(rows, 1):
        for column, words in enumerate(row):
            if column in look.figures and words.isdecimal():
                sheet.write_number(last, column, int(words))
            elif words:
                sheet.write_string(last, column, words)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(heads) - 1)
