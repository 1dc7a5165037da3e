"""Giving words: a thought, what continues another's, and «nothing to add»."""

from typing import ClassVar

from sessions.command import Given
from sessions.names import Column, Name, Round, Salt, StepId, Text
from sessions.refusals import Refused
from sessions.rounds import rounds
from sessions.state import By, Slip, SlipKind
from sessions.thoughts.showing import show_at_once
from sessions.thoughts.thought import ThoughtStep, Way, find_idea
from sessions.thoughts.words import Sealed, body_of, readable, size_of
from sessions.turn import Turn

MOST_IDEAS = 5_000
MOST_BYTES = 2 * 1024 * 1024  # of words, in UTF-8: what a page that comes anew has to load


class PostIdea(Given, frozen=True, tag=True):
    is_thought: ClassVar[bool] = True
    step: StepId
    name: Name
    salt: Salt
    text: Text
    column: Column = 0

    def decide(self, turn: Turn, by: By) -> None:
        if rounds.is_known(turn, self.name):
            return
        step = _gate_ajar(turn, self.step)
        text = readable(self.text)
        if self.column >= step.places:
            raise Refused("no_column", "column")
        body = body_of(Sealed(self.salt, text, column=self.column))
        need_space(turn, step, size_of(body), ideas=1)
        give(turn, by, step, name=self.name, kind="idea", body=body)


class ContinueIdea(Given, frozen=True, tag=True):
    is_thought: ClassVar[bool] = True
    step: StepId
    name: Name
    salt: Salt
    text: Text
    idea: Name
    kind: Way

    def decide(self, turn: Turn, by: By) -> None:
        if rounds.is_known(turn, self.name):
            return
        step = gate(turn, self.step)
        text = readable(self.text)
        find_idea(step, self.idea)
        body = body_of(Sealed(self.salt, text, self.idea, self.kind))
        need_space(turn, step, size_of(body))
        give(turn, by, step, name=self.name, kind="continuation", body=body)


class AddNothing(Given, frozen=True, tag=True):
    """«Nothing to add»: counts as another phone, and shows nothing."""

    step: StepId
    round: Round
    name: Name
    salt: Salt

    def decide(self, turn: Turn, by: By) -> None:
        """Names its round: «nothing» to a round that was shown since says nothing about the next one."""
        step = turn.view.find(self.step)
        if rounds.is_known(turn, self.name) or (step and step.round > self.round):
            return
        step = gate(turn, self.step)
        rounds.give(turn, by, step, name=self.name, kind="nothing", body="")


def give(turn: Turn, by: By, step: ThoughtStep, *, name: str, kind: SlipKind, body: str) -> None:
    """Into the box; where thoughts stand at once, the room is told of it and nothing waits (I13)."""
    if step.is_open and turn.view.stage == step.step:
        show_at_once(turn, step, Slip(name, step.step, step.round, "", kind, body))
    else:
        rounds.give(turn, by, step, name=name, kind=kind, body=body)


def need_space(turn: Turn, step: ThoughtStep, more: int, *, ideas: int = 0) -> None:
    """R9: for so many bytes more, and so many ideas. What waits will stand there too."""
    if more <= 0:
        return
    waiting = [slip for slip in turn.box.values() if slip.step == step.step]
    here = turn.state.sizes.get(step.step, 0) + sum(size_of(slip.body) for slip in waiting)
    ideas += len(step.ideas) + sum(slip.kind == "idea" for slip in waiting)
    if here + more > MOST_BYTES or ideas > MOST_IDEAS:
        raise Refused("board_full")


def gate(turn: Turn, step: str) -> ThoughtStep:
    """What takes words now. Raises Refused."""
    found = rounds.gate(turn, step, ThoughtStep)
    if not found.takes_words:
        raise Refused("wrong_kind")
    return found


def _gate_ajar(turn: Turn, step: str) -> ThoughtStep:
    """What takes a new thought now: the step on the stage, or one that is ajar (S17). Raises Refused."""
    found = turn.view.find(step)
    if turn.view.phase != "ended" and isinstance(found, ThoughtStep) and found.is_ajar:
        rounds.need_room(turn, step)
        return found
    return gate(turn, step)
