"""Covering, hiding and uncovering what was shown.

All of it acts on a text, never on an author: nobody can say whose it is.
"""

from collections.abc import Sequence
from typing import ClassVar, Literal

from msgspec import Struct

from sessions.command import Command
from sessions.event import Event
from sessions.names import Name, StepId, Title, digest_of
from sessions.refusals import Refused
from sessions.state import By, State
from sessions.texts import titled
from sessions.thoughts.flags import burn_flags
from sessions.thoughts.thought import Continuation, Hidden, Idea, Reason, find, named
from sessions.thoughts.words import hide, scrub, sentences_of, uncover
from sessions.turn import Turn

SHORTEST_REASON = 3
LONGEST_REASON = 80


class CoverIdea(Command, frozen=True, tag=True):
    """Takes it from every screen at once; afterwards it is hidden with a reason, or uncovered."""

    step: StepId
    idea: Name

    def decide(self, turn: Turn, by: By) -> None:
        """I14: from every screen at once; the reason comes after, or it is uncovered. After the end no words
        are kept that may not be read (I15).
        """
        if turn.view.phase == "ended":
            raise Refused("ended")
        thought = _standing(turn, self.step, self.idea)
        if not thought.hidden:
            _hide(turn, self.step, _with_what_followed(thought), Hidden(reason="covered"))


class HideIdea(Command, frozen=True, tag=True):
    """Hides an idea or a continuation, with a reason that everyone sees; `own` is it in own words. What
    followed goes along unless `keeps_rest`. A private matter is scrubbed at once, and cannot be uncovered.
    """

    step: StepId
    idea: Name
    reason: Reason
    own: Title = ""
    keeps_rest: bool = False

    def decide(self, turn: Turn, by: By) -> None:
        """I15: with a reason that everyone sees. A private matter is scrubbed at once, and so is whatever is
        hidden after the end.
        """
        thought = _standing(turn, self.step, self.idea)
        why = Hidden(reason=self.reason, own=own_reason(self.reason, self.own))
        is_scrubbed = self.reason == "private" or turn.view.phase == "ended"
        if thought.hidden == why and (not is_scrubbed or thought.name not in turn.state.words):
            return
        if thought.hidden and thought.name not in turn.state.words:
            raise Refused("words_gone")
        thoughts = [thought] if self.keeps_rest else _with_what_followed(thought)
        if is_scrubbed:
            for one in thoughts:
                for gone in (one, *sentences_of(one)):
                    turn.drop_words(gone.name)
        _hide(turn, self.step, thoughts, why, is_scrubbed=is_scrubbed)
        if self.keeps_rest and isinstance(thought, Idea):
            covered = [c for c in thought.continuations if c.hidden and c.hidden.reason == "covered"]
            _uncover(turn, self.step, covered)


class UncoverIdea(Command, frozen=True, tag=True):
    """Shows again what is covered or hidden."""

    step: StepId
    idea: Name

    def decide(self, turn: Turn, by: By) -> None:
        """What was hidden with it in one act comes back with it."""
        thought = _standing(turn, self.step, self.idea)
        if not thought.hidden:
            return
        if thought.name not in turn.state.words:
            raise Refused("words_gone")
        together = [one for one in _with_what_followed(thought) if one.hidden == thought.hidden]
        _uncover(turn, self.step, together)


def own_reason(reason: Reason, own: str) -> str:
    """The facilitator's own words, when that is the reason. Raises Refused."""
    if reason != "own":
        return ""
    return titled(own, "own", least=SHORTEST_REASON, most=LONGEST_REASON, no="needs_own_reason")


def _standing(turn: Turn, step: str, name: str) -> Idea | Continuation:
    thought = find(turn.view.find(step), name)
    if thought.is_taken_back:
        raise Refused("was_taken_back", "idea")
    return thought


def _with_what_followed(thought: Idea | Continuation) -> list[Idea | Continuation]:
    followed = thought.continuations if isinstance(thought, Idea) else []
    return [thought, *(one for one in followed if not one.is_taken_back)]


def _hide(
    turn: Turn,
    step: str,
    thoughts: Sequence[Idea | Continuation],
    why: Hidden,
    *,
    is_scrubbed: bool = False,
) -> None:
    names = sorted(one.name for one in thoughts)
    for name in names:
        burn_flags(turn, name)
    turn.tell(ThoughtsHidden(step=step, names=names, reason=why.reason, own=why.own, is_scrubbed=is_scrubbed))


def _uncover(turn: Turn, step: str, thoughts: Sequence[Idea | Continuation]) -> None:
    again = [
        ShownAgain(name=one.name, digest=digest_of(words.salt, words.text or ""))
        for thought in thoughts
        for one in (thought, *sentences_of(thought))
        if (words := turn.state.words.get(one.name))
    ]
    if again:
        turn.tell(ThoughtsUncovered(step=step, thoughts=again))


class ThoughtsHidden(Event, frozen=True, tag=True):
    """`is_scrubbed`: their words are gone, and nobody can show them again."""

    is_cue: ClassVar[bool] = True
    step: str
    names: list[str]
    reason: Literal["covered"] | Reason
    own: str = ""
    is_scrubbed: bool = False

    def apply(self, state: State) -> None:
        step = named(state, self.step)
        why = Hidden(reason=self.reason, own=self.own)
        for name in self.names:
            thought = step.find(name)
            if thought and not thought.is_taken_back:
                hide(state, step, thought, why)
                if self.is_scrubbed:
                    scrub(state, thought)


class ShownAgain(Struct, frozen=True, kw_only=True):
    name: str
    digest: str


class ThoughtsUncovered(Event, frozen=True, tag=True):
    has_words: ClassVar[tuple[str, ...]] = ("thoughts",)
    step: str
    thoughts: list[ShownAgain]

    def apply(self, state: State) -> None:
        step = named(state, self.step)
        for again in self.thoughts:
            state.hidden.discard(again.name)
            thought = step.find(again.name)
            if thought and not thought.is_taken_back:
                uncover(state, step, thought)
