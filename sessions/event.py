"""What the room witnessed: the log is made of events, and each says what it makes of the state.

An event's body never holds people's words, only names and salted digests; `tell` joins the words that may be
seen now. What is once in the log stays readable: fields may be added with a default, never renamed or taken
away.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from msgspec import Struct, to_builtins

from sessions.names import link
from sessions.state import State, Words


class Event(Struct, frozen=True, kw_only=True, tag_field="is"):
    has_words: ClassVar[tuple[str, ...]] = ()  # the fields that list things with words beside the log
    is_cue: ClassVar[bool] = False  # it changes what a phone shows: desks hear of phones that lack it

    def apply(self, state: State) -> None:
        """Into the state, in place."""
        raise NotImplementedError


def fold(state: State, event: Event, body: bytes) -> None:
    """Takes one event into the state. `body`: its canonical bytes, as stored."""
    event.apply(state)
    state.head += 1
    state.chain = link(state.chain, body)


def tell(event: Event, words: Mapping[str, Words]) -> Any:
    """The event as it is told: where the log holds a digest, the salt and text stand that may be seen now,
    or null.
    """
    told = to_builtins(event)
    for field in event.has_words:
        for thought in told[field]:
            del thought["digest"]
            thought["salt"], thought["text"] = words.get(thought["name"], (None, None))
    return told
