"""Growth: the sentence that a room writes out of a half-finished thought, and thoughts that rest for now."""

from typing import ClassVar

from msgspec import Struct

from sessions.command import Command
from sessions.event import Event
from sessions.names import Name, Salt, StepId, Text, digest_of
from sessions.refusals import Refused
from sessions.state import By, State, Words
from sessions.texts import written
from sessions.thoughts.thought import Idea, Sentence, find_idea, named
from sessions.thoughts.words import say
from sessions.turn import Turn

MOST_SENTENCE = 280  # characters, as a prompt: it is read from the last row
MOST_SENTENCES = 50  # of one idea


class ShapeIdea(Command, frozen=True, tag=True):
    """Writes out the sentence that the room stands behind; `name` and `salt` are the sentence's own."""

    step: StepId
    idea: Name
    name: Name
    salt: Salt
    text: Text

    def decide(self, turn: Turn, by: By) -> None:
        """I19: the room stands behind a sentence; the spark and what followed stay beneath it."""
        idea = _idea(turn, self.step, self.idea)
        if any(sentence.name == self.name for sentence in idea.sentences):
            return
        if self.name in turn.box or turn.view.knows(self.name) or self.name in turn.state.words:
            raise Refused("bad_shape", "name")
        text = written(self.text, "text", most=MOST_SENTENCE, no="empty", too_long="too_long_sentence")
        if len(idea.sentences) >= MOST_SENTENCES:
            raise Refused("board_full")
        turn.keep_words(self.name, Words(self.salt, text))
        sentence = ShownSentence(name=self.name, digest=digest_of(self.salt, text))
        turn.tell(IdeaShaped(step=self.step, idea=idea.name, sentences=[sentence]))


class ReopenIdea(Command, frozen=True, tag=True):
    """The sentence is open again; it is kept in how the idea grew."""

    step: StepId
    idea: Name

    def decide(self, turn: Turn, by: By) -> None:
        """I20: the sentence is kept in how the idea grew."""
        idea = _idea(turn, self.step, self.idea)
        if idea.is_shaped:
            turn.tell(IdeaReopened(step=self.step, idea=idea.name))


class RestIdea(Command, frozen=True, tag=True):
    """«Not now»: whoever continues it wakes it."""

    step: StepId
    idea: Name

    def decide(self, turn: Turn, by: By) -> None:
        """I21: «not now», which is no judgement: whoever continues it wakes it."""
        idea = _idea(turn, self.step, self.idea)
        if not idea.is_resting:
            turn.tell(IdeaRested(step=self.step, idea=idea.name))


class WakeIdea(Command, frozen=True, tag=True):
    step: StepId
    idea: Name

    def decide(self, turn: Turn, by: By) -> None:
        idea = _idea(turn, self.step, self.idea)
        if idea.is_resting:
            turn.tell(IdeaWoken(step=self.step, idea=idea.name))


def _idea(turn: Turn, step: str, name: str) -> Idea:
    if turn.view.phase == "ended":
        raise Refused("ended")
    return find_idea(turn.view.find(step), name)


class ShownSentence(Struct, frozen=True, kw_only=True):
    name: str
    digest: str


class IdeaShaped(Event, frozen=True, tag=True):
    """The room stands behind a sentence: one, as a list."""

    has_words: ClassVar[tuple[str, ...]] = ("sentences",)
    step: str
    idea: str
    sentences: list[ShownSentence]

    def apply(self, state: State) -> None:
        step, idea = named(state, self.step), _found(state, self.step, self.idea)
        if idea is None:
            return
        for shown in self.sentences:
            sentence = Sentence(name=shown.name, salt=None, text=None)
            idea.sentences.append(sentence)
            say(state, step, sentence, state.words.get(shown.name))
        idea.is_shaped, idea.is_resting = True, False


class IdeaReopened(Event, frozen=True, tag=True):
    step: str
    idea: str

    def apply(self, state: State) -> None:
        idea = _found(state, self.step, self.idea)
        if idea:
            idea.is_shaped = False


class IdeaRested(Event, frozen=True, tag=True):
    step: str
    idea: str

    def apply(self, state: State) -> None:
        idea = _found(state, self.step, self.idea)
        if idea:
            idea.is_resting = True


class IdeaWoken(Event, frozen=True, tag=True):
    step: str
    idea: str

    def apply(self, state: State) -> None:
        idea = _found(state, self.step, self.idea)
        if idea:
            idea.is_resting = False


def _found(state: State, step: str, name: str) -> Idea | None:
    found = named(state, step).find(name)
    return found if isinstance(found, Idea) else None
