"""Following what is told: the fold of a phone, for tests that look over its shoulder."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from msgspec import convert

from sessions.event import Event, fold
from sessions.session import EVENTS
from sessions.state import State, Words
from sessions.view import SessionView


def follow(view: SessionView, events: Iterable[Any]) -> SessionView:
    """The view after these events in their told form; the one that was given stays as it is."""
    state = State("", epoch=0, view=deepcopy(view))
    for told in events:
        event, words = _taken_apart(told)
        state.words = words
        fold(state, event, b"")
    return state.view


def _taken_apart(told: Any) -> tuple[Event, dict[str, Words]]:
    """The event as the log has it, but for the digests, and the words that came with it."""
    words: dict[str, Words] = {}
    event = dict(told)
    for group in EVENTS[told["is"]].has_words:
        for thought in event[group]:
            if thought["salt"] is not None:
                words[thought["name"]] = Words(thought["salt"], thought["text"])
        event[group] = [{**thought, "digest": ""} for thought in event[group]]
    return convert(event, EVENTS[told["is"]]), words
