"""The board as a workbook, opened here without a spreadsheet: a zip of XML."""

import io
from re import findall
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from server.exports.forms.workbook import workbook
from server.exports.reading import read
from sessions.view import SessionView
from tests.server.exports.views import (
    a_board,
    a_continuation,
    a_curve,
    a_full_board,
    a_picture,
    a_view,
    an_idea,
)

Cell = str | int


@pytest.mark.usefixtures("reader")
def test_every_thought_and_sentence_has_a_row() -> None:
    heads, *rows = Opened(a_view(a_full_board())).sheet(1)

    assert heads[:6] == ["Step", "Column", "Group", "Number", "What", "Words"]
    assert [row[3:7] for row in rows[:4]] == [
        [1, "The group’s sentence", "The whole of it", ""],
        [1, "Thought", "Half of it", 1],
        [1, "Addition", "The other half", 2],
        [1, "Question", "Which?", 3],
    ]
    assert len(rows) == 11


@pytest.mark.usefixtures("reader")
def test_a_curve_has_its_figures_as_numbers_where_they_were_told() -> None:
    dots, careful = a_curve(a_picture(3, 4, 4, 1)), a_curve(a_picture(3, 1, 1, 0), step="curve2")

    heads, *rows = Opened(a_view(dots, careful)).sheet(2)

    assert heads == ["Step", "Round", "What", "Words", "Figure"]
    assert [row[3:] for row in rows[:2]] == [["The old way", 3], ["Letting go", 4]]
    assert [row[3:] for row in rows[5:7]] == [["The old way", "3 or more"], ["Letting go", "0–2"]]


@pytest.mark.usefixtures("reader")
def test_what_people_wrote_is_neither_formula_nor_link_nor_number() -> None:
    wrote = [
        "=1+1",
        '=HYPERLINK("https://evil.example")',
        "@SUM(1)",
        "https://evil.example",
        "mailto:a@b",
        "007",
    ]
    opened = Opened(a_view(a_board(*(an_idea(text, a_continuation("add", text)) for text in wrote))))

    _heads, *rows = opened.sheet(1)

    assert [row[5] for row in rows[::2]] == wrote
    assert not findall(r"<f>|<hyperlink", opened.part("xl/worksheets/sheet1.xml"))


@pytest.mark.usefixtures("reader")
def test_lines_and_strange_signs_stay() -> None:
    wrote = ["One\nline\n\nafter the other", "👩‍🚀 <b>&amp;", "\u202eright to left", "語" * 500]

    _heads, *rows = Opened(a_view(a_board(*map(an_idea, wrote)))).sheet(1)

    assert [row[5] for row in rows] == wrote


@pytest.mark.usefixtures("finnish_reader")
def test_its_sheets_are_named_in_the_language_of_whoever_reads() -> None:
    names = findall(r'<sheet name="(.+?)"', Opened(a_view(a_full_board())).part("xl/workbook.xml"))

    assert names[0] == "Ajatukset"


class Opened:
    def __init__(self, view: SessionView) -> None:
        self._zip = ZipFile(io.BytesIO(workbook(read(view))))
        strings = ElementTree.fromstring(self.part("xl/sharedStrings.xml"))
        self._strings = ["".join(t.text or "" for t in one.findall(".//{*}t")) for one in strings]

    def part(self, path: str) -> str:
        return self._zip.read(path).decode()

    def sheet(self, number: int) -> list[list[Cell]]:
        """Its rows, as wide as the first."""
        rows = ElementTree.fromstring(self.part(f"xl/worksheets/sheet{number}.xml")).findall(".//{*}row")
        found = [{_column(cell): self._value(cell) for cell in row} for row in rows]
        return [[row.get(column, "") for column in range(len(found[0]))] for row in found]

    def _value(self, cell: ElementTree.Element) -> Cell:
        value = cell.findtext("{*}v") or ""
        return self._strings[int(value)] if cell.get("t") == "s" else int(value)


def _column(cell: ElementTree.Element) -> int:
    return ord((cell.get("r") or "A")[0]) - ord("A")
