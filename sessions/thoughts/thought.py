"""A thought, what follows from it, and the step that keeps them: the same in every kind that shows words."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field

from sessions.refusals import Refused
from sessions.state import State
from sessions.turn import Turn
from sessions.view import Step

# Why a thought is not to be read: «covered» is for a moment, «own» is in the facilitator's words.
Reason = Literal["person", "hurts", "private", "off_topic", "twice", "own"]
Way = Literal["add", "ask", "grounds", "alternative", "explain", "connect"]  # to go on from a thought


class Hidden(Struct, frozen=True, kw_only=True):
    """Why a thought is not to be read: «covered» for a moment, or for a reason; `own` words for «own»."""

    reason: Literal["covered"] | Reason
    own: str = ""


class Thought(Struct, kw_only=True):
    """What an idea and a continuation have in common; salt and text are null once it was taken back, the
    text alone while it is hidden.
    """

    name: str
    salt: str | None
    text: str | None
    round: int
    is_taken_back: bool = False
    hidden: Hidden | None = None
    changed_by: list[str] = field(default_factory=list)

    @property
    def stands(self) -> bool:
        return not self.is_taken_back and self.hidden is None


class Continuation(Thought, kw_only=True):
    kind: Way


class Sentence(Struct, kw_only=True):
    """What the room wrote out of an idea; the newest one stands."""

    name: str
    salt: str | None
    text: str | None


class Idea(Thought, kw_only=True):
    continuations: list[Continuation] = field(default_factory=list)
    column: int = 0
    group: str | None = None
    is_resting: bool = False
    is_shaped: bool = False
    sentences: list[Sentence] = field(default_factory=list)

    @property
    def growth(self) -> Literal["spark", "sketch", "shaped"]:
        """I5: a lone question is attention, not yet growth."""
        if self.is_shaped:
            return "shaped"
        return "sketch" if any(c.kind != "ask" and c.stands for c in self.continuations) else "spark"


class Group(Struct, kw_only=True):
    group: str
    title: str


class Withheld(Struct, frozen=True, kw_only=True):
    """A thought that was read and not shown, and why; by the name its phone knows it."""

    name: str
    round: int
    reason: Reason
    own: str = ""


class Held(Struct, frozen=True, kw_only=True):
    """A round that the desk is reading: how many different phones gave something to it."""

    round: int
    phones: int


class Shown(Struct, kw_only=True):
    """A round of a board that was shown: how many different phones had given something to it."""

    round: int
    phones: int


class ThoughtStep(Step, kw_only=True):
    """A step that gathers people's words, shows them, and lets them be continued, arranged and hidden."""

    is_ajar: bool = False
    was_open: bool = False  # R14: whether it took anything since it was last shown
    held: Held | None = None
    withheld: list[Withheld] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    ideas: list[Idea] = field(default_factory=list)

    @property
    def takes_words(self) -> bool:
        """Whether its open round asks for thoughts; if not, for something else."""
        return True

    @property
    def is_open(self) -> bool:
        """Whether a thought stands there at once (I13)."""
        return False

    @property
    def places(self) -> int:
        """How many columns a thought may stand in."""
        return 1

    @property
    def thoughts(self) -> Iterator[Idea | Continuation]:
        """Every idea, and behind it what continues it."""
        for idea in self.ideas:
            yield idea
            yield from idea.continuations

    def find(self, name: str) -> Idea | Continuation | None:
        return next((thought for thought in self.thoughts if thought.name == name), None)

    def knows(self, name: str) -> bool:
        """Whether what has this name was shown or withheld: a thought, or a change to one."""
        for idea in self.ideas:  # of all that an act asks this takes longest, so it takes no generators
            if idea.name == name or name in idea.changed_by:
                return True
            for more in idea.continuations:
                if more.name == name or name in more.changed_by:
                    return True
        return any(one.name == name for one in self.withheld)


def named(state: State, step: str) -> ThoughtStep:
    """The step that an event names."""
    found = state.view.find(step)
    assert isinstance(found, ThoughtStep), "the log names a step of thoughts that it never opened"
    return found


def living(turn: Turn, step: str) -> ThoughtStep:
    """The step on which a desk acts. Raises Refused."""
    if turn.view.phase == "ended":
        raise Refused("ended")
    found = turn.view.find(step)
    if not isinstance(found, ThoughtStep):
        raise Refused("wrong_kind" if found else "not_on_stage")
    return found


def find(step: Step | None, name: str) -> Idea | Continuation:
    found = step.find(name) if isinstance(step, ThoughtStep) else None
    if found is None:
        raise Refused("unknown_thought", "idea")
    return found


def find_shown(step: Step | None, name: str) -> Idea | Continuation:
    found = find(step, name)
    if found.is_taken_back:
        raise Refused("was_taken_back", "idea")
    if found.hidden:
        raise Refused("was_hidden", "idea")
    return found


def find_idea(step: Step | None, name: str) -> Idea:
    """I3: what is continued is an idea, never a continuation: threads would bury what was said first."""
    found = find_shown(step, name)
    if not isinstance(found, Idea):
        raise Refused("unknown_thought", "idea")
    return found
