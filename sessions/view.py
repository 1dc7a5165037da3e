"""What a page needs, and all that phones and screens keep: folding the log gives a SessionView.

Plain msgspec structs, the same for everyone; nothing in here says who. Both folds, Python's and the
browser's, must
give the same bytes of canonical JSON.
"""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field
from msgspec.json import Encoder

from sessions.commands import Audience, Kind, Reason
from sessions.steps.curve.curves import Phase, Station
from sessions.steps.curve.pictures import Picture

StepState = Literal["open", "closing", "closed"]
Mode = Literal["rounds", "flowing", "open"]


class Header(Struct, frozen=True, kw_only=True):
    """What everyone who joins may know of the session; `kept_until` is a date, YYYY-MM-DD."""

    title: str
    change: str
    language: str
    audience: Audience
    kept_until: str
    is_one_team: bool


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
    kind: Kind


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


class Step(Struct, kw_only=True, tag_field="kind"):
    step: str
    title: str
    prompt: str
    minutes: int
    round: int
    state: StepState
    closing_at: int | None = None
    waits: bool = False  # somebody needs a moment, so the closing was put off
    opened_at: int | None = None  # ms since 1970, of the last opening; null while it never was on the stage
    spent: int = 0  # ms that it was on the stage before it left

    @property
    def takes(self) -> bool:
        return self.state != "closed"


class BoardStep(Step, kw_only=True, tag="board"):
    mode: Mode = "rounds"
    columns: tuple[str, ...] = ()
    is_ajar: bool = False
    held: Held | None = None
    withheld: list[Withheld] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    ideas: list[Idea] = field(default_factory=list)

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
        was_shown = any(t.name == name or name in t.changed_by for t in self.thoughts)
        return was_shown or any(one.name == name for one in self.withheld)


class CurveStep(Step, kw_only=True, tag="curve"):
    curve: str
    phases: tuple[Phase, ...]
    stations: tuple[Station, ...]
    exits: tuple[str, ...]
    asks_stuck: bool
    pictures: list[Picture] = field(default_factory=list)
    burnt: list[int] = field(default_factory=list)

    @property
    def is_revealed(self) -> bool:
        return any(picture.round == self.round for picture in self.pictures)

    def knows(self, name: str) -> bool:
        """Whether the mark of this name was counted."""
        return any(name in picture.counted for picture in self.pictures)


class BreakStep(Step, kw_only=True, tag="break"):
    """Nothing is asked; the timer says when it goes on."""

    @property
    def takes(self) -> bool:
        return False

    def knows(self, name: str) -> bool:
        return False


AnyStep = BoardStep | CurveStep | BreakStep


class Timer(Struct, frozen=True, kw_only=True):
    """Of the step on the stage: when its time is up (ms since 1970), or in a pause how many ms are left."""

    ends_at: int | None = None
    left: int | None = None


class SessionView(Struct, kw_only=True):
    session: Header | None = None
    phase: Literal["waiting", "live", "ended"] = "waiting"
    has_joined: bool = False
    stage: str | None = None
    spotlight: str | None = None  # an idea of the board on the stage
    timer: Timer | None = None
    is_paused: bool = False
    eyes_up: bool = False
    is_holding: bool = False
    steps: list[AnyStep] = field(default_factory=list)

    def find(self, step: str | None) -> AnyStep | None:
        return next((s for s in self.steps if s.step == step), None)

    def knows(self, name: str) -> bool:
        """Whether what has this name was shown or counted, in any step."""
        return any(step.knows(name) for step in self.steps)

    def board(self, step: str) -> BoardStep:
        found = self.find(step)
        assert isinstance(found, BoardStep), "the log names a board that it never opened"
        return found

    def curve(self, step: str) -> CurveStep:
        found = self.find(step)
        assert isinstance(found, CurveStep), "the log names a curve that it never opened"
        return found


_encoder = Encoder(order="sorted")


def canonical(thing: object) -> bytes:
    """UTF-8 JSON with sorted keys: the one byte string that chain, views and laws rest on."""
    return _encoder.encode(thing)
