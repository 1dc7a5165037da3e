"""What is shown of a round, and how it is folded."""

from typing import Any, ClassVar, TypeVar

from msgspec import Struct, field

from sessions.event import Event
from sessions.state import State
from sessions.thoughts.thought import (
    Continuation,
    Idea,
    Reason,
    Shown,
    ThoughtStep,
    Way,
    Withheld,
    named,
)
from sessions.thoughts.words import hide, say, wipe

T = TypeVar("T", Idea, Continuation)


class ShownIdea(Struct, frozen=True, kw_only=True):
    name: str
    digest: str
    column: int = 0


class ShownContinuation(Struct, frozen=True, kw_only=True):
    name: str
    digest: str
    idea: str
    kind: Way


class ShownChange(Struct, frozen=True, kw_only=True):
    """New words for the thought `name`; `by` is the name of the change itself."""

    name: str
    digest: str
    by: str


class ShownNot(Struct, frozen=True, kw_only=True):
    """A thought that was read and withheld."""

    name: str
    reason: Reason
    own: str = ""


class ThoughtsShown(Event, frozen=True, tag=True):
    """`goes_on`: on an open board a thought stands there at once, and the round is not over."""

    has_words: ClassVar[tuple[str, ...]] = ("ideas", "continuations", "changes")
    step: str
    round: int
    phones: int
    ideas: list[ShownIdea]
    continuations: list[ShownContinuation]
    changes: list[ShownChange]
    taken_back: list[str]
    withheld: list[ShownNot] = field(default_factory=list)
    goes_on: bool = False

    def apply(self, state: State) -> None:
        step = named(state, self.step)
        for idea in self.ideas:
            step.ideas.append(_new(Idea, state, step, idea.name, round=self.round, column=idea.column))
        by_name = {idea.name: idea for idea in step.ideas} if self.continuations else {}
        for told in self.continuations:
            if told.idea in by_name:
                _continue(state, step, by_name[told.idea], told, round=self.round)
        for change in self.changes:
            _change(state, step, change)
        for name in self.taken_back:
            wipe(state, step, name)
        step.withheld += [
            Withheld(name=one.name, round=self.round, reason=one.reason, own=one.own) for one in self.withheld
        ]
        if not self.goes_on:
            step.shown.append(Shown(round=self.round, phones=self.phones))
            step.round = max(step.round, self.round + 1)
            step.was_open = step.takes or step.held is not None  # R14: while it was read, more may have come
            step.held = None


def _change(state: State, step: ThoughtStep, change: ShownChange) -> None:
    thought = step.find(change.name)
    if thought:
        thought.changed_by.append(change.by)
        if thought.stands:
            say(state, step, thought, state.words.get(change.name))


def _continue(state: State, step: ThoughtStep, idea: Idea, told: ShownContinuation, *, round: int) -> None:
    """What continues a hidden thought is hidden with it; what continues a resting one wakes it."""
    made = _new(Continuation, state, step, told.name, round=round, kind=told.kind)
    idea.continuations.append(made)
    idea.is_resting = False
    if idea.hidden:
        hide(state, step, made, idea.hidden)


def _new(make: type[T], state: State, step: ThoughtStep, name: str, /, **fields: Any) -> T:
    thought = make(name=name, salt=None, text=None, **fields)
    say(state, step, thought, state.words.get(name))
    return thought
