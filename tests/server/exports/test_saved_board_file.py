"""The board for programs: it can be read back, and holds no more than the page does."""

import msgspec
import pytest

from server.exports.curve.saved import Curve
from server.exports.forms.json import read_back, saved, written
from server.exports.steps.board import Board
from server.exports.thoughts.saved import Absent
from sessions.view import SessionView
from tests.server.exports.views import a_break, a_curve, a_full_board, a_picture, a_view, hidden


def a_workshop() -> SessionView:
    first = a_picture(6, 4, 2, 1, off=2)
    return a_view(a_curve(first), a_full_board(), a_break(), a_curve(a_picture(3, 1, 1, 0), step="curve2"))


def test_what_is_written_is_read_back() -> None:
    board = saved(a_workshop())

    assert read_back(written(board)) == board


def test_it_tells_the_steps_without_the_breaks() -> None:
    titles = [step.title for step in saved(a_workshop()).steps]

    assert titles == ["Where are we", "What would help", "Where are we"]


def test_a_thought_has_its_place_and_its_sentences() -> None:
    (grown,) = [thought for thought in board_of(a_workshop()).thoughts if thought.growth == "shaped"]

    assert (grown.text, grown.column) == ("Half of it", "Now")
    assert grown.sentences == ["A first try", "The whole of it"]
    assert [(one.kind, one.showing) for one in grown.continuations] == [("add", 2), ("ask", 3)]


def test_it_counts_what_is_absent() -> None:
    assert board_of(a_workshop()).absent == [
        Absent(because="withheld", reason="person", own="", count=1),
        Absent(because="hidden", reason="twice", own="", count=2),
        Absent(because="taken_back", reason=None, own="", count=1),
        Absent(because="hidden", reason="own", own="names a customer", count=1),
    ]


def test_words_that_nobody_may_read_are_not_in_it() -> None:
    view = a_workshop()
    for step in view.steps:
        for idea in getattr(step, "ideas", []):
            text, covered = idea.text, hidden(idea, "covered")
            covered.text = text  # as it never is: the file does not rely on that

    assert [thought.text for thought in board_of(view).thoughts] == [None] * 8


def test_no_name_of_a_thing_and_no_time_is_in_it() -> None:
    view = a_workshop()
    view.steps[1].opened_at = view.steps[1].spent = 1796000000123

    text = written(saved(view)).decode()

    for idea in view.steps[1].ideas:
        assert idea.name not in text
    assert "1796000000123" not in text
    assert "counted" not in text
    assert "minutes" not in text


def test_few_marks_stay_careful() -> None:
    *_others, curve = saved(a_workshop()).steps

    assert isinstance(curve, Curve)
    assert curve.pictures[0].cells == [1, 0, 0, 0, 0]


def test_another_file_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        read_back(b'{"format":"something else","version":1}')


def board_of(view: SessionView) -> Board:
    (board,) = [step for step in saved(view).steps if isinstance(step, Board)]
    return board
