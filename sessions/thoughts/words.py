"""The words of thoughts: sealed in a slip, said to the room, and taken from it again."""

from msgspec import Struct
from msgspec.json import encode

from sessions.state import State, Words
from sessions.texts import written
from sessions.thoughts.thought import Hidden, Idea, Sentence, Thought, ThoughtStep, Way

MOST_TEXT = 500  # characters of a thought: a phone's screen full, and a breath on the projector


class Sealed(Struct, omit_defaults=True):
    """The body of a slip: the words, and what they are about."""

    salt: str = ""
    text: str = ""
    idea: str = ""
    kind: Way = "add"
    column: int = 0
    reason: str = "person"  # of a flag


def body_of(said: Sealed) -> str:
    return encode(said).decode()


def readable(text: str) -> str:
    return written(text, "text", most=MOST_TEXT, no="empty", too_long="too_long")


def size_of(text: str) -> int:
    return len(text.encode())


# --- in the state


def say(state: State, step: ThoughtStep, thought: Thought | Sentence, words: Words | None) -> None:
    """The words that stand there from now on, or none; the step's size goes along."""
    before = size_of(thought.text or "")
    thought.salt, thought.text = words or (None, None)
    state.sizes[step.step] = state.sizes.get(step.step, 0) + size_of(thought.text or "") - before


def wipe(state: State, step: ThoughtStep, name: str) -> None:
    thought = step.find(name)
    if thought:
        thought.is_taken_back = True
        state.hidden.discard(name)
        say(state, step, thought, None)
        _leave_spotlight(state, name)


def hide(state: State, step: ThoughtStep, thought: Thought, why: Hidden) -> None:
    """The words stay beside the log, and are told to nobody; the salt stays. Sentences go along."""
    thought.hidden = why
    for one in _with_sentences(thought):
        salt = one.salt
        state.hidden.add(one.name)
        say(state, step, one, None)
        one.salt = salt
    _leave_spotlight(state, thought.name)


def uncover(state: State, step: ThoughtStep, thought: Thought) -> None:
    thought.hidden = None
    for one in _with_sentences(thought):
        state.hidden.discard(one.name)
        say(state, step, one, state.words.get(one.name))


def scrub(state: State, thought: Thought) -> None:
    """Its words are gone: nothing of it is left to be known by."""
    for one in _with_sentences(thought):
        state.hidden.discard(one.name)
        one.salt = None


def sentences_of(thought: Thought) -> list[Sentence]:
    return thought.sentences if isinstance(thought, Idea) else []


def _with_sentences(thought: Thought) -> list[Thought | Sentence]:
    return [thought, *sentences_of(thought)]


def _leave_spotlight(state: State, name: str) -> None:
    if state.view.spotlight == name:
        state.view.spotlight = None


def end(state: State, step: ThoughtStep) -> None:
    """I15: what is hidden when the session ends stays so, and its words are gone."""
    step.is_ajar, step.held = False, None
    for thought in step.thoughts:
        if thought.hidden:
            scrub(state, thought)
