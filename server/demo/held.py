"""What a phone holds: the view, and where in the log it stands.

The server tells events with the words where its log keeps digests. Here the words are laid beside again, and
the domain's own fold does the rest: there is no second fold in Python that could say something else.
"""

from typing import Any

import msgspec

from server.wire.catalogue import View
from sessions.session import EVENTS
from sessions.state import State, Words
from sessions.thoughts.thought import ThoughtStep
from sessions.thoughts.words import sentences_of
from sessions.view import SessionView

Frame = dict[str, Any]
NOWHERE = -1


class Held:
    def __init__(self, session: str) -> None:
        self._state = State(session, NOWHERE)

    @property
    def view(self) -> SessionView:
        return self._state.view

    @property
    def epoch(self) -> int:
        return self._state.epoch

    @property
    def seq(self) -> int:
        return self._state.head

    @property
    def chain(self) -> str:
        return self._state.chain

    def position(self) -> Frame:
        """What `enter` says of it; nothing while nothing is held."""
        if self.epoch == NOWHERE:
            return {}
        return {"epoch": self.epoch, "after": self.seq, "chain": self.chain}

    def is_at(self, beat: Frame) -> bool:
        return (self.epoch, self.seq, self.chain) == (beat["epoch"], beat["seq"], beat["chain"])

    def take_view(self, frame: Frame) -> None:
        view = msgspec.convert(frame["view"], View)
        self._state = State(self._state.session, frame["epoch"], view=view, words=_words_in(view))
        self._stand(frame)

    def take_events(self, frame: Frame) -> int:
        """How many of them were new. Raises Gap when some are missing in between, and then took none."""
        if frame["epoch"] != self.epoch or frame["from"] > self.seq + 1:
            raise Gap
        fresh = frame["events"][self.seq + 1 - frame["from"] :]
        for told in fresh:
            _apply(self._state, told)
        if fresh:
            self._stand(frame)
        return len(fresh)

    def _stand(self, frame: Frame) -> None:
        self._state.head, self._state.chain = frame["seq"], frame["chain"]


class Gap(Exception):
    """What was told does not follow on what is held: enter again."""


def _apply(state: State, told: Frame) -> None:
    stored = dict(told)
    for part, thoughts in told.items():
        if isinstance(thoughts, list) and any("text" in one for one in thoughts if isinstance(one, dict)):
            _lay_beside(state, thoughts)
            stored[part] = [{**thought, "digest": ""} for thought in thoughts]
    msgspec.convert(stored, EVENTS[told["is"]]).apply(state)


def _lay_beside(state: State, thoughts: list[Frame]) -> None:
    for thought in thoughts:
        if thought["text"] is None:  # gone meanwhile
            state.words.pop(thought["name"], None)
        else:
            state.words[thought["name"]] = Words(thought["salt"], thought["text"])


def _words_in(view: SessionView) -> dict[str, Words]:
    thoughts = [thought for step in view.steps if isinstance(step, ThoughtStep) for thought in step.thoughts]
    sentences = [sentence for thought in thoughts for sentence in sentences_of(thought)]
    return {one.name: Words(one.salt, one.text) for one in (*thoughts, *sentences) if one.salt and one.text}
