"""Following what is told: the fold of a phone, for tests that look over its shoulder."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from msgspec import convert

from sessions.events import AnyEvent, Words
from sessions.session import fold
from sessions.state import State
from sessions.view import SessionView

KINDS = {kind.__name__: kind for kind in AnyEvent.__args__}


def follow(view: SessionView, events: Iterable[Any]) -> SessionView:
    """The view after these events in their told form; the one that was given stays as it is."""
    state = State("", epoch=0, view=deepcopy(view))
    for told in events:
        event, words = _taken_apart(told)
        state.words = words
        fold(state, event, b"")
    return state.view


def _taken_apart(told: Any) -> tuple[AnyEvent, dict[str, Words]]:
    """The event as the log has it, but for the digests, and the words that came with it."""
    words: dict[str, Words] = {}
    event = dict(told)
    for group in KINDS[told["is"]].has_words:
        for thought in event[group]:
            if thought["salt"] is not None:
                words[thought["name"]] = Words(thought["salt"], thought["text"])
        event[group] = [{**thought, "digest": ""} for thought in event[group]]
    read: AnyEvent = convert(event, AnyEvent)
    return read, words
