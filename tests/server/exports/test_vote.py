"""What the saved board and its files tell of a vote."""

import pytest

from server.exports.forms.json import saved, written
from server.exports.forms.letter import letter
from server.exports.forms.markdown import markdown
from server.exports.forms.spreadsheet import spreadsheet
from server.exports.reading import Reading, read
from server.exports.steps.vote import Counted, Vote
from tests.sessions.play import Play
from tests.sessions.steps.test_vote import ELSEWHERE, FIVE, VOTE, all_vote, on_vote, votes

pytestmark = pytest.mark.usefixtures("reader")


def revealed(**changes: object) -> Play:
    play = on_vote(**changes)
    all_vote(play, *FIVE)
    play.ann.shows()
    return play


def test_it_is_told_most_dots_first_with_what_was_asked() -> None:
    told = markdown(read(revealed(most=3).view), contact="")

    assert "> What do we try?" in told
    assert "What counts: What helps next week\n\nEach had 3 dots.\n" in told
    assert "5 have answered." in told
    assert told.index("| Shared calendar | 7 |") < told.index("| A quiet morning | 6 |")
    assert "| Item | Dots |" in told


def test_words_of_the_desk_stay_words() -> None:
    items = ("<b>One</b> | *two*", "=1+1", "Three", "Four")
    board = read(revealed(items=items).view)
    told, table = markdown(board, contact=""), spreadsheet(board)

    assert "\\<b\\>One\\</b\\> \\| \\*two\\*" in told
    assert "\u200b=1+1" in table


def test_a_round_that_nobody_saw_is_said_to_be_gone() -> None:
    play = on_vote()
    votes(play.ben, [1, 0, 0, 0])
    play.ann.opens(ELSEWHERE)

    told = markdown(read(play.view), contact="")

    assert "A round was not revealed: its ballots are gone." in told


def test_a_letter_tells_it_in_a_line() -> None:
    told = letter(read(revealed().view), link="", contact="")

    line = "- Dots: Shared calendar 7 · A quiet morning 6 · Fewer meetings 2 · Lunch together 0"
    assert line in told


def test_programs_are_told_totals_and_no_names_of_ballots() -> None:
    view = revealed().view
    board = saved(view)
    [vote] = board.steps

    assert isinstance(vote, Vote)
    assert vote.rounds == [Counted(round=1, level="exact", answers=5, dots=[7, 2, 6, 0])]
    file = written(board).decode()
    step = view.find(VOTE)
    assert step
    assert not any(name in file for name in step.pictures[0].counted)  # type: ignore[attr-defined]


def test_rounds_are_told_apart() -> None:
    play = revealed()
    play.ann.asks_again()
    all_vote(play, *FIVE)
    play.ann.shows()

    board: Reading = read(play.view)

    assert "### Round 2" in markdown(board, contact="")
