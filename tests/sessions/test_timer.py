"""Time on the stage: the timer, the pause, eyes up, the moment somebody needs."""

from msgspec.structs import replace

from sessions.stage.attention import CallEyesUp
from sessions.stage.closing import WaitAMoment
from sessions.timer import PauseSession, ResumeSession, SetTimer
from sessions.view import Timer
from tests.sessions.play import BOARD, CURVE, NOON, OTHER_BOARD, Play, refused

HALF_AN_HOUR = 1800


def test_s14_the_timer_is_seen_by_all_and_can_be_put_away() -> None:
    play = Play.on(BOARD)

    play.ann.sets_timer(300)
    assert play.view.timer == Timer(ends_at=NOON + 300_000)

    play.ann.sets_timer(None)
    assert play.view.timer is None


def test_s14_a_timer_cuts_nobody_off() -> None:
    play = Play.on(BOARD)

    with refused("timer_too_short", "ends_at"):
        play.ann.sets_timer(20)
    with refused("timer_too_long", "ends_at"):
        play.ann.sets_timer(13 * 3600)
    with refused("not_on_stage"):
        play.ann.asks(SetTimer(step=OTHER_BOARD, ends_at=NOON + 60_000))


def test_s14_at_zero_nothing_closes() -> None:
    play = Play.on(BOARD)
    play.ann.sets_timer(60)

    play.at += 61_000
    play.ben.posts("the end of my sentence")

    assert play.step.state == "open"


def test_s14_the_timer_leaves_with_its_step() -> None:
    play = Play.on(BOARD)
    play.ann.sets_timer(300)

    play.ann.opens(OTHER_BOARD)

    assert play.view.timer is None


def test_s14_a_step_that_was_prepared_to_starts_its_timer_when_it_comes_on_the_stage() -> None:
    play = Play.on(OTHER_BOARD)
    prepares(play, BOARD)

    play.ann.opens(BOARD)
    assert play.view.timer == Timer(ends_at=NOON + 9 * 60_000)

    play.at += 60_000
    play.ann.opens(BOARD)
    assert play.view.timer == Timer(ends_at=NOON + 9 * 60_000), "asked again it changes nothing"
    play.ann.opens(OTHER_BOARD)
    assert play.view.timer is None
    play.ann.opens(BOARD)
    assert play.view.timer == Timer(ends_at=play.at + 9 * 60_000)


def test_s14_a_step_that_is_opened_again_in_its_place_goes_on_without() -> None:
    play = Play.on(OTHER_BOARD)
    prepares(play, BOARD)
    play.ann.opens(BOARD)
    play.ann.closes()
    play.grace_passes()
    assert play.view.timer is None

    play.ann.opens(BOARD)

    assert play.view.timer is None, "whoever reopens it says how long"


def test_s14_a_curve_that_comes_back_to_be_looked_at_starts_none() -> None:
    play = Play.on(CURVE)
    prepares(play, CURVE, minutes=5)
    play.filled_up(0)
    play.ann.shows()
    play.ann.opens(BOARD)

    play.ann.opens(CURVE)

    assert play.view.timer is None


def test_s14_a_step_without_planned_minutes_has_no_timer_to_start() -> None:
    play = Play.on(BOARD)
    prepares(play, OTHER_BOARD)

    play.ann.opens(OTHER_BOARD)

    assert play.view.timer is None


def prepares(play: Play, step: str, **more: int) -> None:
    plan = play.agenda[step]
    settings = replace(plan.settings, starts_timer=True)
    play.agenda = {**play.agenda, step: replace(plan, settings=settings, **more)}


def test_s15_in_a_pause_nothing_is_taken_and_the_timer_stands() -> None:
    play = Play.on(BOARD)
    sealed = play.ben.posts("before")
    play.ann.sets_timer(HALF_AN_HOUR)
    play.at += 60_000

    play.ann.asks(PauseSession())

    assert play.view.timer == Timer(left=(HALF_AN_HOUR - 60) * 1000)
    with refused("paused"):
        play.ben.posts("meanwhile")
    assert sealed.name in play.state.box

    play.at += 600_000
    play.ann.asks(ResumeSession())
    assert play.view.timer == Timer(ends_at=play.at + (HALF_AN_HOUR - 60) * 1000)
    play.ben.posts("after")


def test_s15_opening_a_step_ends_a_pause() -> None:
    play = Play.on(BOARD)
    play.ann.asks(PauseSession())

    play.ann.opens(OTHER_BOARD)

    assert not play.view.is_paused


def test_s16_eyes_up_takes_nothing_away_and_ends_with_the_next_step() -> None:
    play = Play.on(BOARD)

    play.ann.asks(CallEyesUp())
    play.ben.posts("while the others look up")
    assert play.view.eyes_up

    play.ann.opens(OTHER_BOARD)
    assert not play.view.eyes_up


def test_s18_a_closing_waits_a_minute_once_for_whoever_needs_a_moment() -> None:
    play = Play.on(BOARD)
    play.ann.closes()
    first = play.step.closing_at or 0

    play.clock(WaitAMoment(step=BOARD, closing_at=first))
    assert (play.step.closing_at, play.step.waits) == (first + 60_000, True)

    play.clock(WaitAMoment(step=BOARD, closing_at=first + 60_000))
    assert play.step.closing_at == first + 60_000
    play.grace_passes()
    assert (play.step.state, play.step.waits) == ("closed", False)


def test_a_step_counts_the_time_it_was_on_the_stage() -> None:
    play = Play.on(BOARD)
    play.at += 90_000

    play.ann.opens(OTHER_BOARD)
    play.at += 30_000
    play.ann.opens(BOARD)

    found = play.view.find(BOARD)
    assert (found.spent, found.opened_at) == (90_000, NOON + 120_000)
    assert play.view.find(OTHER_BOARD).spent == 30_000
