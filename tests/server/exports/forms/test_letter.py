"""The board as a letter: plain lines, and the link to the rest."""

import pytest

from server.exports.forms.letter import letter
from server.exports.reading import read
from tests.server.exports.views import a_curve, a_full_board, a_picture, a_view

LINK = "https://kesken.example/b/b-key"


@pytest.mark.usefixtures("reader")
def test_the_whole_board_as_a_letter() -> None:
    view = a_view(a_full_board(), a_curve(a_picture(3, 4, 4, 1, off=1)))

    assert (
        letter(read(view), link=LINK, contact="harbour@example.org")
        == """\
One calendar for all
The change: one shared calendar

The group’s sentence: The whole of it

The saved board: https://kesken.example/b/b-key

WHAT WOULD HELP
What would help someone?

The group’s sentences
* The whole of it

Now
[Side by side]
- Next to it

[Other thoughts]
- (Hidden: posted twice)
- (Taken back by its author)
- (Hidden: names a customer)
- (Hidden: posted twice)

Later
- In autumn, then

Thoughts put aside
- Perhaps never

3 thoughts were hidden: names a customer, posted twice (2).
1 thought was read and not shown: points at a person.
1 thought was taken back by its author.

WHERE ARE WE
- 13 marks: The old way 3 · Letting go 4 · Trying out 4 · In use 1 · Not on the curve 1
- The marks are spread out.
- At least half of us on the curve are at “Letting go” or before.

No names were stored. The order of the thoughts does not tell who wrote them.
Kept until 24 November 2027 for the team and its manager.
Something about you here? Write to harbour@example.org.
"""
    )


@pytest.mark.usefixtures("reader")
def test_of_a_second_round_it_tells_both_and_speaks_of_no_drawing() -> None:
    first = a_picture(6, 4, 0, 0)
    view = a_view(a_curve(first), a_curve(a_picture(0, 2, 4, 5, earlier=first), step="curve2"))

    text = letter(read(view), link=LINK, contact="")

    assert "- 11 marks: The old way 0 · Letting go 2 · Trying out 4 · In use 5 · Not on the curve 0\n" in text
    assert "- Earlier: The old way 6 · Letting go 4 · Trying out 0 · In use 0 · Not on the curve 0\n" in text
    assert "rings" not in text
