"""The state before and the events that were told make the state that a fresh fold makes."""

from itertools import chain

import pytest
from msgspec import convert, to_builtins

from server.wire.catalogue import View
from sessions.session import EVENTS
from sessions.steps import KINDS
from sessions.view import SessionView, canonical
from tests.harness.told import follow
from tests.laws.test_every_kind import a_whole_life
from tests.sessions.play import Play, snapshot, whole_workshop

EVERY_EVENT = pytest.mark.parametrize("name", EVENTS)


@pytest.fixture(scope="module")
def plays() -> list[Play]:
    """Together they hold every event: a workshop with many acts, and a whole life of each kind."""
    return [whole_workshop(), *map(a_whole_life, KINDS.values())]


def test_the_log_box_and_words_that_are_stored_make_the_state_that_is_live(plays: list[Play]) -> None:
    for play in plays:
        assert snapshot(play.folded_again()) == snapshot(play.state)


@EVERY_EVENT
def test_a_view_and_the_events_after_it_are_the_view_of_the_whole_log(plays: list[Play], name: str) -> None:
    """What a phone does that holds a view: at every number before such an event."""
    places = [
        (play, place) for play in plays for place, event in enumerate(play.told()) if event["is"] == name
    ]
    assert places

    for play, place in places:
        told = play.told()
        held = follow(SessionView(), told[:place])
        assert canonical(follow(held, told[place:])) == canonical(play.view)


@EVERY_EVENT
def test_every_event_changes_what_is_seen(plays: list[Play], name: str) -> None:
    """What the room witnessed can be seen on its view: an event that nobody folds is one too many."""
    changes = False
    for play in plays:
        view = SessionView()
        for event in chain.from_iterable(play.frames):
            after = follow(view, [event])
            changes |= event["is"] == name and canonical(after) != canonical(view)
            view = after

    assert changes


def test_a_view_comes_back_from_the_wire_as_it_went(plays: list[Play]) -> None:
    for play in plays:
        assert canonical(convert(to_builtins(play.view), View)) == canonical(play.view)
