"""Which day it is, and where: the rules S12 and S19 of sessions/README.md."""

from datetime import date

import pytest

from sessions.days import day_there, not_over_yet
from sessions.stage.cues import EndSession
from tests.sessions.play import BOARD, OTHER_BOARD, Play, refused

HOUR = 3_600_000
IN_AUCKLAND = 1_795_554_000_000  # 25 November 2026, ten o'clock there: in UTC still the 24th, 21:00


@pytest.fixture
def play() -> Play:
    play = Play()
    play.at = IN_AUCKLAND
    play.someone_joins()
    play.ann.opens(BOARD)
    return play


@pytest.mark.parametrize(
    ("said", "held_on"),
    [
        ("2026-11-25", "2026-11-25"),
        ("2026-11-24", "2026-11-24"),
        ("2026-11-23", "2026-11-23"),
        ("2026-11-26", "2026-11-24"),  # it is that day nowhere: a clock is wrong
        ("2027-11-25", "2026-11-24"),
        ("2026-13-45", "2026-11-24"),
        ("", "2026-11-24"),
    ],
)
def test_s19_a_session_was_held_on_the_day_that_it_was_there(play: Play, said: str, held_on: str) -> None:
    play.ann.asks(EndSession(held_on=said))

    assert play.view.held_on == play.folded_again().view.held_on == held_on


def test_s19_it_is_the_day_of_the_last_opening_and_not_of_the_end(play: Play) -> None:
    play.ann.opens(OTHER_BOARD)
    play.at += 20 * HOUR

    play.ann.asks(EndSession(held_on="2026-11-25"))

    assert play.view.held_on == "2026-11-25"


def test_s19_whatever_the_zone_is_the_log_has_the_date_alone(play: Play) -> None:
    """Told of the facilitator's place: that it is this day there, which is so in half of the world."""
    play.ann.asks(EndSession(held_on="2026-11-25"))

    told = play.told()[-1]
    assert told == {"is": "SessionEnded", "at": IN_AUCKLAND, "held_on": "2026-11-25"}


def test_s12_today_is_a_day_to_be_kept_until_as_long_as_it_is_today_somewhere(play: Play) -> None:
    assert not_over_yet(IN_AUCKLAND) == date(2026, 11, 24)
    assert not_over_yet(IN_AUCKLAND - 10 * HOUR) == date(2026, 11, 23)  # on Hawaii it is one o'clock at night
    play.at -= 10 * HOUR

    play.ann.describes(kept_until="2026-11-23")

    with refused("bad_date", "kept_until"):
        play.ann.describes(kept_until="2026-11-22")


def test_a_date_is_believed_by_a_day() -> None:
    for said in ("2026-11-23", "2026-11-24", "2026-11-25"):
        assert day_there(said, IN_AUCKLAND).isoformat() == said
