"""Boards that are left ajar."""

from sessions.stage.ajar import LeaveAjar, ShutStep
from tests.sessions.play import BOARD, CURVE, OTHER_BOARD, Play, refused


def test_s17_a_board_ajar_takes_thoughts_while_the_room_is_elsewhere() -> None:
    play = Play.on(CURVE)
    play.ann.asks(LeaveAjar(step=BOARD))

    for phone in (play.ben, play.cleo, play.dov, *play.others(2)):
        phone.posts("parked", step=BOARD)

    assert play.view.stage == CURVE
    assert play.view.find(BOARD).ideas == []
    play.ann.opens(BOARD)
    play.ann.shows()
    assert play.texts == ["parked"] * 5


def test_s17_a_board_that_is_shut_takes_nothing_and_keeps_what_it_has_without_tags() -> None:
    play = Play.on(CURVE)
    play.ann.asks(LeaveAjar(step=BOARD))
    parked = play.ben.posts("parked", step=BOARD)

    play.ann.asks(ShutStep(step=BOARD))

    with refused("not_on_stage"):
        play.cleo.posts("too late", step=BOARD)
    assert play.state.box[parked.name].tag == ""


def test_s17_only_boards_that_are_elsewhere_can_be_left_ajar() -> None:
    play = Play.on(BOARD)

    with refused("on_stage"):
        play.ann.asks(LeaveAjar(step=BOARD))
    with refused("wrong_kind"):
        play.ann.asks(LeaveAjar(step=CURVE))
    with refused("unknown_step", "step"):
        play.ann.asks(LeaveAjar(step="nobody"))


def test_s17_what_a_board_ajar_holds_is_burnt_at_the_end() -> None:
    play = Play.on(BOARD)
    play.ann.asks(LeaveAjar(step=OTHER_BOARD))
    play.ben.posts("parked", step=OTHER_BOARD)

    play.ann.ends()

    assert play.state.box == {}
    assert not play.view.find(OTHER_BOARD).is_ajar
