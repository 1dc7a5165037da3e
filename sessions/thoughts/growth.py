"""Growth: the sentence that a room writes out of a half-finished thought, and thoughts that rest for now."""

from typing import TYPE_CHECKING

from sessions import commands as ask
from sessions import events as did
from sessions.events import Words
from sessions.names import digest_of
from sessions.refusals import Refused
from sessions.state import State
from sessions.thoughts.thought import find_idea, readable, say
from sessions.view import Idea, Sentence

if TYPE_CHECKING:
    from sessions.turn import Turn

MOST_SENTENCE = 280  # characters, as a prompt: it is read from the last row
MOST_SENTENCES = 50  # of one idea


def shape_idea(turn: "Turn", command: ask.ShapeIdea) -> None:
    """I19: the room stands behind a sentence; the spark and what followed stay beneath it."""
    idea = _idea(turn, command.step, command.idea)
    if any(sentence.name == command.name for sentence in idea.sentences):
        return
    if command.name in turn.box or turn.view.knows(command.name) or command.name in turn.state.words:
        raise Refused("bad_shape", "name")
    text = readable(command.text)
    if len(text) > MOST_SENTENCE:
        raise Refused("too_long", "text", most=MOST_SENTENCE)
    if len(idea.sentences) >= MOST_SENTENCES:
        raise Refused("board_full")
    turn.keep_words(command.name, Words(command.salt, text))
    sentence = did.ShownSentence(name=command.name, digest=digest_of(command.salt, text))
    turn.tell(did.IdeaShaped(step=command.step, idea=idea.name, sentences=[sentence]))


def reopen_idea(turn: "Turn", command: ask.ReopenIdea) -> None:
    """I20: the sentence is kept in how the idea grew."""
    idea = _idea(turn, command.step, command.idea)
    if idea.is_shaped:
        turn.tell(did.IdeaReopened(step=command.step, idea=idea.name))


def rest_idea(turn: "Turn", command: ask.RestIdea) -> None:
    """I21: «not now», which is no judgement: whoever continues it wakes it."""
    idea = _idea(turn, command.step, command.idea)
    if not idea.is_resting:
        turn.tell(did.IdeaRested(step=command.step, idea=idea.name))


def wake_idea(turn: "Turn", command: ask.WakeIdea) -> None:
    idea = _idea(turn, command.step, command.idea)
    if idea.is_resting:
        turn.tell(did.IdeaWoken(step=command.step, idea=idea.name))


def _idea(turn: "Turn", step: str, name: str) -> Idea:
    if turn.view.phase == "ended":
        raise Refused("ended")
    return find_idea(turn.view.find(step), name)


# --- folding


def idea_shaped(state: State, event: did.IdeaShaped) -> None:
    step, idea = state.view.board(event.step), _found(state, event.step, event.idea)
    if idea is None:
        return
    for shown in event.sentences:
        sentence = Sentence(name=shown.name, salt=None, text=None)
        idea.sentences.append(sentence)
        say(state, step, sentence, state.words.get(shown.name))
    idea.is_shaped, idea.is_resting = True, False


def idea_reopened(state: State, event: did.IdeaReopened) -> None:
    idea = _found(state, event.step, event.idea)
    if idea:
        idea.is_shaped = False


def idea_rested(state: State, event: did.IdeaRested) -> None:
    idea = _found(state, event.step, event.idea)
    if idea:
        idea.is_resting = True


def idea_woken(state: State, event: did.IdeaWoken) -> None:
    idea = _found(state, event.step, event.idea)
    if idea:
        idea.is_resting = False


def _found(state: State, step: str, name: str) -> Idea | None:
    found = state.view.board(step).find(name)
    return found if isinstance(found, Idea) else None
