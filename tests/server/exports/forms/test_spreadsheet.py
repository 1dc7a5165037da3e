"""The board as a table that spreadsheets open."""

import csv
import io

import pytest

from server.exports.forms.cells import SHIELD
from server.exports.forms.spreadsheet import BYTE_ORDER_MARK, spreadsheet
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


@pytest.mark.usefixtures("reader")
def test_every_thought_and_sentence_has_a_row() -> None:
    heads, *rows = table(a_view(a_full_board()))

    assert heads[:6] == ["Step", "Column", "Group", "Number", "What", "Words"]
    assert [row[1:7] for row in rows[:6]] == [
        ["Now", "", "1", "The group’s sentence", "The whole of it", ""],
        ["Now", "", "1", "Thought", "Half of it", "1"],
        ["Now", "", "1", "Addition", "The other half", "2"],
        ["Now", "", "1", "Question", "Which?", "3"],
        ["Now", "Side by side", "2", "Thought", "Next to it", "1"],
        ["Now", "", "3", "Thought", "(Hidden: posted twice)", "1"],
    ]
    assert len(rows) == 11


@pytest.mark.usefixtures("reader")
def test_a_curve_has_a_row_for_each_place() -> None:
    _heads, *rows = table(a_view(a_curve(a_picture(3, 1, 1, 0))))

    assert [(row[5], row[-1]) for row in rows][:2] == [("The old way", "3 or more"), ("Letting go", "0–2")]


@pytest.mark.usefixtures("reader")
def test_nothing_that_people_wrote_is_computed() -> None:
    view = a_view(a_board(an_idea("=1+1", a_continuation("add", '@SUM("1";2)'))), title="=2")
    view.steps[0].title = "+3"

    _heads, *rows = table(view)

    assert [[row[0], row[5]] for row in rows] == [
        [f"{SHIELD}+3", f"{SHIELD}=1+1"],
        [f"{SHIELD}+3", f'{SHIELD}@SUM("1";2)'],
    ]


@pytest.mark.usefixtures("finnish_reader")
def test_where_commas_part_decimals_semicolons_part_cells() -> None:
    text = spreadsheet(read(a_view(a_board(an_idea("Puolet, ja loput")))))

    assert ";Puolet, ja loput;" in text


def table(view: SessionView) -> list[list[str]]:
    text = spreadsheet(read(view))
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))
