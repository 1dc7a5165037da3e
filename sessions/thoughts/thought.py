"""A thought: what a slip holds of it, what may be asked about it, and how its showing is folded."""

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.json import encode

from sessions import events as did
from sessions.commands import MOST_TEXT, Concern, Kind
from sessions.events import Words
from sessions.names import tidy
from sessions.refusals import Refused
from sessions.state import State
from sessions.view import BoardStep, Continuation, Hidden, Idea, Sentence, Shown, Thought, Withheld

T = TypeVar("T", Idea, Continuation)


class Sealed(Struct, omit_defaults=True):
    """The body of a slip: the words, and what they are about."""

    salt: str = ""
    text: str = ""
    idea: str = ""
    kind: Kind = "add"
    column: int = 0
    reason: Concern = "person"  # of a flag


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
    if found.hidden:
        raise Refused("was_hidden", "idea")
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
    for idea in event.ideas:
        step.ideas.append(_new(Idea, state, step, idea.name, round=event.round, column=idea.column))
    by_name = {idea.name: idea for idea in step.ideas}
    for told in event.continuations:
        if told.idea in by_name:
            _continue(state, step, by_name[told.idea], told, round=event.round)
    for change in event.changes:
        _change(state, step, change)
    for name in event.taken_back:
        _wipe(state, step, name)
    step.withheld += [
        Withheld(name=one.name, round=event.round, reason=one.reason, own=one.own) for one in event.withheld
    ]
    if not event.goes_on:
        step.shown.append(Shown(round=event.round, phones=event.phones))
        step.round = max(step.round, event.round + 1)
        step.held = None


def idea_taken_back(state: State, event: did.IdeaTakenBack) -> None:
    _wipe(state, state.view.board(event.step), event.name)


def _change(state: State, step: BoardStep, change: did.ShownChange) -> None:
    thought = step.find(change.name)
    if thought:
        thought.changed_by.append(change.by)
        if thought.stands:
            say(state, step, thought, state.words.get(change.name))


def _continue(state: State, step: BoardStep, idea: Idea, told: did.ShownContinuation, *, round: int) -> None:
    """What continues a hidden thought is hidden with it; what continues a resting one wakes it."""
    made = _new(Continuation, state, step, told.name, round=round, kind=told.kind)
    idea.continuations.append(made)
    idea.is_resting = False
    if idea.hidden:
        hide(state, step, made, idea.hidden)


def _new(make: type[T], state: State, step: BoardStep, name: str, /, **fields: Any) -> T:
    thought = make(name=name, salt=None, text=None, **fields)
    say(state, step, thought, state.words.get(name))
    return thought


def _wipe(state: State, step: BoardStep, name: str) -> None:
    thought = step.find(name)
    if thought:
        thought.is_taken_back = True
        state.hidden.discard(name)
        say(state, step, thought, None)
        leave_spotlight(state, name)


def hide(state: State, step: BoardStep, thought: Thought, why: Hidden) -> None:
    """The words stay beside the log, and are told to nobody; the salt stays. Sentences go along."""
    thought.hidden = why
    together: list[Thought | Sentence] = [thought, *sentences_of(thought)]
    for one in together:
        salt = one.salt
        state.hidden.add(one.name)
        say(state, step, one, None)
        one.salt = salt
    leave_spotlight(state, thought.name)


def sentences_of(thought: Thought) -> list[Sentence]:
    return thought.sentences if isinstance(thought, Idea) else []


def leave_spotlight(state: State, name: str) -> None:
    if state.view.spotlight == name:
        state.view.spotlight = None


def say(state: State, step: BoardStep, thought: Thought | Sentence, words: Words | None) -> None:
    """The words that stand there from now on, or none; the board's size goes along."""
    before = size_of(thought.text or "")
    thought.salt, thought.text = words or (None, None)
    state.sizes[step.step] = state.sizes.get(step.step, 0) + size_of(thought.text or "") - before
