"""A thought: what a slip holds of it, what may be asked about it, and how its showing is folded."""

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.json import encode

from sessions import events as did
from sessions.commands import MOST_TEXT, Kind
from sessions.events import Words
from sessions.names import tidy
from sessions.refusals import Refused
from sessions.state import State
from sessions.views import BoardStep, Continuation, Idea, Shown, Thought

T = TypeVar("T", Idea, Continuation)


class Sealed(Struct, omit_defaults=True):
    """The body of a slip: the words, and what they are about."""

    salt: str = ""
    text: str = ""
    idea: str = ""
    kind: Kind = "add"


def body_of(said: Sealed) -> str:
    return encode(said).decode()


def readable(text: str) -> str:
    text = tidy(text)
    if not any(c.isprintable() and not c.isspace() for c in text):
        raise Refused("empty", "text")
    if len(text) > MOST_TEXT:
        raise Refused("too_long", "text", most=MOST_TEXT)
    return text


def size_of(text: str) -> int:
    return len(text.encode())


def find(step: object, name: str) -> Idea | Continuation:
    found = step.find(name) if isinstance(step, BoardStep) else None
    if found is None:
        raise Refused("unknown_thought", "idea")
    return found


def find_shown(step: object, name: str) -> Idea | Continuation:
    found = find(step, name)
    if found.is_taken_back:
        raise Refused("was_taken_back", "idea")
    return found


def find_idea(step: object, name: str) -> Idea:
    """I3: what is continued is an idea, never a continuation: threads would bury what was said first."""
    found = find_shown(step, name)
    if not isinstance(found, Idea):
        raise Refused("unknown_thought", "idea")
    return found


# --- folding


def thoughts_shown(state: State, event: did.ThoughtsShown) -> None:
    step = state.view.board(event.step)
    step.shown.append(Shown(round=event.round, phones=event.phones))
    for idea in event.ideas:
        step.ideas.append(_new(Idea, state, step, idea.name, round=event.round))
    by_name = {idea.name: idea for idea in step.ideas}
    for told in event.continuations:
        if told.idea in by_name:
            continuation = _new(Continuation, state, step, told.name, round=event.round, kind=told.kind)
            by_name[told.idea].continuations.append(continuation)
    for change in event.changes:
        thought = step.find(change.name)
        if thought:
            thought.changed_by.append(change.by)
            if not thought.is_taken_back:
                _say(state, step, thought, state.words.get(change.name))
    for name in event.taken_back:
        _wipe(state, step, name)
    step.round = event.round + 1


def idea_taken_back(state: State, event: did.IdeaTakenBack) -> None:
    _wipe(state, state.view.board(event.step), event.name)


def _new(make: type[T], state: State, step: BoardStep, name: str, /, **fields: Any) -> T:
    words = state.words.get(name)
    thought = make(name=name, salt=None, text=None, is_taken_back=words is None, **fields)
    _say(state, step, thought, words)
    return thought


def _wipe(state: State, step: BoardStep, name: str) -> None:
    thought = step.find(name)
    if thought:
        thought.is_taken_back = True
        _say(state, step, thought, None)


def _say(state: State, step: BoardStep, thought: Thought, words: Words | None) -> None:
    """The words that stand there from now on, or none; the board's size goes along."""
    before = size_of(thought.text or "")
    thought.salt, thought.text = words or (None, None)
    state.sizes[step.step] = state.sizes.get(step.step, 0) + size_of(thought.text or "") - before
