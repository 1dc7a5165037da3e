"""The saved board as one table, for whatever reads CSV."""

import csv
import io

from babel.numbers import get_decimal_symbol

from server.exports.forms.cells import defused
from server.exports.forms.rows import figure_rows, thought_heads, thought_rows
from server.exports.reading import Reading
from server.texts import _, reader_language

# Spreadsheets guess the encoding by it.
BYTE_ORDER_MARK = "\ufeff"


def spreadsheet(board: Reading) -> str:
    """CSV after RFC 4180; where commas part decimals, semicolons part cells, as spreadsheets expect there."""
    file = io.StringIO()
    separator = ";" if get_decimal_symbol(reader_language()) == "," else ","
    writer = csv.writer(file, delimiter=separator)
    writer.writerow((*thought_heads(), _("Round"), _("Figure")))
    for row in thought_rows(board):
        writer.writerow([*map(defused, row), "", ""])
    for step, round_, what, name, figure in figure_rows(board):
        writer.writerow(map(defused, (step, "", "", "", what, name, "", "", "", round_, figure)))
    return BYTE_ORDER_MARK + file.getvalue()
