"""What a workshop leaves: played by the rules, then read as page, letter, table and file."""

import pytest

from server.exports.forms.json import saved, written
from server.exports.forms.letter import letter
from server.exports.forms.markdown import markdown
from server.exports.forms.spreadsheet import spreadsheet
from server.exports.reading import read
from server.exports.steps.board import Board
from sessions.stage.ajar import LeaveAjar
from sessions.thoughts.growth import ShapeIdea
from sessions.thoughts.hiding import HideIdea
from sessions.thoughts.hold import HoldThoughts, ReadRound, ReleaseRound, Withhold
from tests.sessions.play import BOARD, CURVE, OTHER_BOARD, Play, Thing

pytestmark = pytest.mark.usefixtures("reader")


def test_a_sentence_grew_out_of_half_a_thought() -> None:
    play, first, _second = a_workshop()
    play.cleo.continues(first, "and its other half")
    play.filled_up(1)
    play.ann.shows()
    shape(play, first, "The whole of it")
    play.ann.ends()

    board = read(play.view)

    assert board.opening
    assert board.opening.sentence == "The whole of it"
    assert "Half of a thought" in markdown(board, contact="")
    assert "and its other half" in markdown(board, contact="")


def test_what_is_removed_after_the_end_is_in_none_of_the_files() -> None:
    play, first, second = a_workshop()
    shape(play, first, "A sentence of it")
    play.ann.ends()
    play.ann.asks(HideIdea(step=BOARD, idea=first.name, reason="private"))
    play.ann.asks(HideIdea(step=BOARD, idea=second.name, reason="own", own="names a customer"))

    files = every_file(play)

    for file in files:
        assert "Half of a thought" not in file
        assert "A sentence of it" not in file
        assert "Another thought" not in file
    assert "2 thoughts were hidden: names a customer, private matter." in files[0]
    board = saved(play.view).steps[-1]
    assert isinstance(board, Board)
    assert [(one.because, one.reason, one.count) for one in sorted(board.absent, key=str)] == [
        ("hidden", "own", 1),
        ("hidden", "private", 1),
    ]


def test_what_was_read_and_withheld_is_counted_and_not_told() -> None:
    play, _first, _second = a_workshop()
    play.ann.asks(HoldThoughts())
    withheld = play.ben.posts("About somebody")
    play.filled_up(1)
    play.ann.asks(ReadRound(step=BOARD, round=play.round))
    shown = [Withhold(name=withheld.name, reason="person")]
    play.ann.asks(ReleaseRound(step=BOARD, round=play.round - 1, withheld=shown))

    files = every_file(play)

    assert not any("About somebody" in file for file in files)
    assert "1 thought was read and not shown: points at a person." in files[0]


def test_a_board_that_was_only_ajar_is_left_out() -> None:
    play, _first, _second = a_workshop()
    play.ann.asks(LeaveAjar(step=OTHER_BOARD))
    play.ann.ends()

    assert [section.step for section in read(play.view).sections] == [CURVE, BOARD]


def a_workshop() -> tuple[Play, Thing, Thing]:
    """A round of a curve, then a board with two thoughts."""
    play = Play.on(CURVE)
    play.ben.marks(3)
    play.filled_up(1)
    play.ann.shows()
    play.ann.opens(BOARD)
    first, second = play.ben.posts("Half of a thought"), play.cleo.posts("Another thought")
    play.filled_up(2)
    play.ann.shows()
    return play, first, second


def shape(play: Play, idea: Thing, text: str) -> None:
    made = play.ben.thing()
    play.ann.asks(ShapeIdea(step=BOARD, idea=idea.name, name=made.name, salt=made.salt, text=text))


def every_file(play: Play) -> list[str]:
    board = read(play.view)
    return [
        markdown(board, contact=""),
        letter(board, link="https://kesken.example/b/key", contact=""),
        spreadsheet(board),
        written(saved(play.view)).decode(),
    ]
