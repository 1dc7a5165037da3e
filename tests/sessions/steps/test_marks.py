"""Marks on the curve, from the thumb to the picture: the rules C21 to C25 of sessions/README.md."""

import pytest

from sessions.steps.curve.curve import PlaceMark
from tests.sessions.play import BOARD, CURVE, OTHER_CURVE, Play, refused


def all_mark(play: Play, *stations: int) -> None:
    for phone, station in zip(play.others(len(stations)), stations, strict=True):
        phone.marks(station)


def test_c21_a_new_mark_takes_the_place_of_the_old() -> None:
    play = Play.on(CURVE)
    all_mark(play, *[0] * 9)

    play.ben.marks(0)
    newest = play.ben.marks(7)
    play.ann.shows()

    assert play.step.pictures[0].cells == [9, 0, 0, 1, 0]
    assert newest.name in play.step.pictures[0].counted


def test_c21_changing_ones_mind_five_times_is_one_mark() -> None:
    play = Play.on(CURVE)

    for station in range(5):
        play.ben.marks(station)

    assert play.sealed() == ["mark"]
    with refused("too_few_marks"):
        play.ann.shows()


def test_c21_a_late_repeat_of_the_old_mark_does_not_undo_the_new() -> None:
    play = Play.on(CURVE)
    old = play.ben.thing()
    place = PlaceMark(step=CURVE, round=1, name=old.name, salt=old.salt, station=0)
    play.ben.asks(place)
    newest = play.ben.marks(7)

    play.ben.asks(place)

    assert [slip.name for slip in play.state.box.values() if slip.kind == "mark"] == [newest.name]


def test_c21_nothing_of_a_replaced_mark_stays_when_the_round_is_shown() -> None:
    play = Play.on(CURVE)
    play.ben.marks(0)
    play.ben.marks(1)
    all_mark(play, 0, 0, 0, 0)

    play.ann.shows()

    assert play.state.box == {}


def test_c22_a_mark_for_another_round_is_refused() -> None:
    play = Play.on(CURVE)

    with refused("round_over", "round"):
        play.ben.marks(round=2)
    all_mark(play, 0, 0, 0, 0, 0)
    play.ann.shows()
    with refused("round_over", "round"):
        play.ben.marks(round=1)
    play.ann.asks_again()
    with refused("round_over", "round"):
        play.ben.marks(round=1)


def test_c22_a_late_repeat_of_a_counted_mark_is_answered_as_the_first_time() -> None:
    play = Play.on(CURVE)
    mine = play.ben.thing()
    place = PlaceMark(step=CURVE, round=1, name=mine.name, salt=mine.salt, station=3)
    play.ben.asks(place)
    all_mark(play, 0, 0, 0, 0)
    play.ann.shows()
    play.ann.asks_again()

    answer = play.ben.asks(place)

    assert (answer, play.sealed()) == ("sealed", [])


def test_c22_a_mark_for_a_curve_that_has_left_is_refused() -> None:
    play = Play.on(CURVE)
    play.ann.opens(BOARD)
    mine = play.ben.thing()

    with refused("not_on_stage"):
        play.ben.asks(PlaceMark(step=CURVE, round=1, name=mine.name, salt=mine.salt, station=0))


@pytest.mark.parametrize("station", [11, 100])
def test_c22_a_mark_off_the_form_is_refused(station: int) -> None:
    play = Play.on(CURVE)

    play.ben.marks(10)  # the last of eight stations and three exits
    with refused("no_station", "station"):
        play.ben.marks(station)


def test_c23_a_mark_that_was_taken_back_is_not_counted() -> None:
    play = Play.on(CURVE)
    all_mark(play, 0, 0, 0, 0)
    mine = play.ben.marks()

    play.ben.takes_back(mine)

    with refused("too_few_marks"):
        play.ann.shows()


def test_c23_a_mark_that_was_counted_cannot_be_taken_back() -> None:
    play = Play.on(CURVE)
    mine = play.ben.marks()
    all_mark(play, 0, 0, 0, 0)
    play.ann.shows()

    with refused("round_over"):
        play.ben.takes_back(mine)


def test_c23_nobody_else_takes_a_mark_back() -> None:
    play = Play.on(CURVE)
    bens = play.ben.marks()

    with refused("not_author", "secret"):
        play.dov.takes_back(bens._replace(secret=play.dov.thing().secret))


def test_c24_whether_somebody_is_stuck_is_kept_only_where_the_step_asks() -> None:
    play = Play.on(CURVE)
    play.ben.marks(is_stuck=True)
    assert "is_stuck" in next(iter(play.state.box.values())).body

    play.ann.opens(OTHER_CURVE)
    play.ben.marks(is_stuck=True)

    assert [slip.body for slip in play.state.box.values()] == ['{"station":0}']


def test_c25_a_later_curve_is_compared_with_the_one_before_it() -> None:
    play = Play.on(CURVE)
    all_mark(play, *[0] * 15)
    play.ann.shows()
    assert play.step.pictures[0].shift is None

    play.ann.opens(OTHER_CURVE)
    all_mark(play, *[7] * 15)
    play.ann.shows()

    assert play.step.pictures[0].shift == "forward"


def test_c25_a_round_is_compared_with_the_latest_of_its_own_step() -> None:
    play = Play.on(CURVE)
    all_mark(play, *[0] * 15)
    play.ann.shows()
    play.ann.opens(OTHER_CURVE)
    all_mark(play, *[7] * 15)
    play.ann.shows()
    play.ann.asks_again()

    all_mark(play, *[0] * 15)
    play.ann.shows()

    assert [picture.shift for picture in play.step.pictures] == ["forward", "back"]


def test_c25_a_step_opened_later_is_not_what_came_before() -> None:
    play = Play.on(CURVE)
    play.ann.opens(OTHER_CURVE)
    all_mark(play, *[7] * 15)
    play.ann.shows()
    play.ann.opens(CURVE)

    all_mark(play, *[0] * 15)
    play.ann.shows()

    assert play.step.pictures[0].shift is None


def test_a_reveal_in_words_that_the_curve_does_not_know_changes_nothing() -> None:
    play = Play.on(CURVE)
    play.filled_up(0)

    with refused("bad_shape", "detail"):
        play.ann.shows(detail="faces")

    play.ann.shows(detail="phases")
