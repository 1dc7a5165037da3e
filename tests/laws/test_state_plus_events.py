"""The state before and the events that were told make the state that a fresh fold makes."""

from itertools import chain

import pytest
from msgspec import convert, to_builtins

from server.wire.catalogue import View
from sessions.session import EVENTS
from sessions.view import SessionView, canonical
from tests.harness.told import follow
from tests.sessions.play import Play, snapshot, whole_workshop

KINDS = list(EVENTS)


@pytest.fixture(scope="module")
def play() -> Play:
    return whole_workshop()


def test_the_log_box_and_words_that_are_stored_make_the_state_that_is_live(play: Play) -> None:
    assert snapshot(play.folded_again()) == snapshot(play.state)


@pytest.mark.parametrize("kind", KINDS)
def test_a_view_and_the_events_after_it_are_the_view_of_the_whole_log(play: Play, kind: str) -> None:
    """What a phone does that holds a view: at every number before an event of this kind."""
    told = play.told()
    places = [number for number, event in enumerate(told) if event["is"] == kind]
    assert places

    for place in places:
        held = follow(SessionView(), told[:place])
        assert canonical(follow(held, told[place:])) == canonical(play.view)


@pytest.mark.parametrize("kind", KINDS)
def test_every_event_changes_what_is_seen(play: Play, kind: str) -> None:
    """What the room witnessed can be seen on its view: an event that nobody folds is one too many."""
    view, changes = SessionView(), False
    for event in chain.from_iterable(play.frames):
        after = follow(view, [event])
        changes |= event["is"] == kind and canonical(after) != canonical(view)
        view = after

    assert changes


def test_a_view_comes_back_from_the_wire_as_it_went(play: Play) -> None:
    assert canonical(convert(to_builtins(play.view), View)) == canonical(play.view)
