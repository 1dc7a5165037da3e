"""Hold: a round is read before it is shown."""

import pytest

from sessions.thoughts.hold import HoldThoughts, StopHolding, Withhold, to_read
from sessions.thoughts.posting import PostIdea
from sessions.thoughts.thought import Held, Withheld
from tests.sessions.play import BOARD, Play, refused


@pytest.fixture
def play() -> Play:
    play = Play.on(BOARD)
    play.ann.asks(HoldThoughts())
    return play


def test_r11_while_thoughts_are_held_none_is_shown_unread(play: Play) -> None:
    play.filled_up(0)

    with refused("read_first"):
        play.ann.shows()

    play.ann.asks(StopHolding())
    play.ann.shows()
    assert play.round == 2


def test_r12_reading_takes_five_phones_and_ends_the_giving(play: Play) -> None:
    read = play.ben.posts("to be read")
    with refused("too_few"):
        play.ann.reads()
    play.filled_up(1)

    play.ann.reads()
    later = play.cleo.posts("after the look")

    step = play.view.find(BOARD)
    assert step.held == Held(round=1, phones=5)
    assert [slip.name for slip, _ in to_read(play.state, step)] == [read.name]
    assert not any(slip.tag for slip in play.state.box.values() if slip.round == 1)
    play.ann.releases()
    assert play.texts == ["to be read"]
    assert later.name in play.state.box


def test_r12_what_is_being_read_cannot_change_and_can_be_taken_back(play: Play) -> None:
    mine, other = play.ben.posts("to be read"), play.cleo.posts("another")
    play.filled_up(2)
    play.ann.reads()

    with refused("being_read"):
        play.ben.changes(mine, "something else")
    play.cleo.takes_back(other)
    play.ann.releases()

    assert play.texts == ["to be read"]


def test_r13_what_is_withheld_is_burnt_and_everyone_hears_why(play: Play) -> None:
    mine = play.ben.posts("about somebody")
    play.cleo.posts("about the work")
    play.filled_up(2)
    play.ann.reads()

    play.ann.releases(Withhold(mine.name, "person"))

    step = play.view.find(BOARD)
    assert play.texts == ["about the work"]
    assert step.withheld == [Withheld(name=mine.name, round=1, reason="person")]
    assert mine.name not in play.state.box
    assert (
        play.ben.asks(PostIdea(step=BOARD, name=mine.name, salt=mine.salt, text="about somebody")) == "sealed"
    )
    assert mine.name not in play.state.box


def test_r13_a_batch_that_was_read_waits_until_its_board_is_back(play: Play) -> None:
    from tests.sessions.play import OTHER_BOARD

    play.ben.posts("to be read")
    play.filled_up(1)
    play.ann.reads()
    play.ann.opens(OTHER_BOARD)
    play.ann.opens(BOARD)

    play.ann.releases(round=1)

    assert play.texts == ["to be read"]
