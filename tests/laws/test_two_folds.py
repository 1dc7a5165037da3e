"""Python and the browser make the same view of the same events, to the byte."""

import json
import subprocess
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from sessions.session import EVENTS
from sessions.steps import KINDS
from sessions.view import SessionView, canonical
from tests.laws.test_every_kind import a_whole_life
from tests.sessions.any_workshop import AnyWorkshop
from tests.sessions.play import Play, whole_workshop

ROOT = Path(__file__).resolve().parents[2]
EMPTY = json.loads(canonical(SessionView()))
MANY = settings(
    max_examples=60,
    stateful_step_count=60,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def workshops() -> list[Play]:
    """Workshops that went any way at all, and a life of each kind of step; together they hold every event."""
    AnyWorkshop.played.clear()
    run_state_machine_as_test(AnyWorkshop, settings=MANY)
    return [whole_workshop(), *map(a_whole_life, KINDS.values()), *AnyWorkshop.played]


def as_told_then(play: Play) -> list[Any]:
    return list(chain.from_iterable(play.frames))


def in_the_browser(asked: list[tuple[Any, list[Any]]]) -> list[bytes]:
    """What the browser's fold makes of each view and the events after it."""
    lines = [json.dumps({"view": view, "events": events}) for view, events in asked]
    done = subprocess.run(
        ["node", "tests/laws/fold.mjs"],
        input="\n".join(lines).encode(),
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_the_workshops_hold_every_event(workshops: list[Play]) -> None:
    assert {event["is"] for play in workshops for event in play.told()} == set(EVENTS)


def test_a_phone_that_was_there_sees_what_the_log_gives(workshops: list[Play]) -> None:
    """Each turn as it was told then."""
    views = in_the_browser([(EMPTY, as_told_then(play)) for play in workshops])

    assert views == [canonical(play.view) for play in workshops]


def test_a_phone_that_comes_late_sees_the_same(workshops: list[Play]) -> None:
    """The whole log, told with the words that may be seen now."""
    views = in_the_browser([(EMPTY, play.told()) for play in workshops])

    assert views == [canonical(play.view) for play in workshops]


def test_a_phone_that_was_away_for_a_while_sees_the_same(workshops: list[Play]) -> None:
    """Up to some turn as it was told then, and the rest, after waking, with the words of now."""
    asked, expected = [], []
    for play in workshops:
        for slept in list(accumulate(map(len, play.frames)))[::5]:
            before = as_told_then(play)[:slept]
            asked.append((EMPTY, before + play.told()[slept:]))
            expected.append(canonical(play.view))

    assert in_the_browser(asked) == expected


def test_the_browser_goes_on_from_a_view_of_the_server(workshops: list[Play]) -> None:
    play = max(workshops, key=lambda play: len(play.log))
    view = json.loads(canonical(play.view))

    assert in_the_browser([(view, [])]) == [canonical(play.view)]
