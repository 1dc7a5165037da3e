"""A break: the rule B1 of sessions/steps/break_.py."""

from sessions.stage.closing import CloseStep
from sessions.stage.cues import RevealRound
from sessions.view import Timer
from tests.sessions.play import BREAK, NOON, Play, refused


def test_b1_a_break_says_when_it_goes_on() -> None:
    play = Play.on(BREAK)

    assert play.view.timer == Timer(ends_at=NOON + 15 * 60_000)
    for act in (CloseStep(step=BREAK), RevealRound(step=BREAK, round=1)):
        with refused("wrong_kind"):
            play.ann.asks(act)
