"""What a page needs, and all that phones and screens keep: folding the log gives a SessionView.

Plain msgspec structs, the same for everyone; nothing in here says who. Both folds, Python's and the
browser's, must give the same bytes of canonical JSON.
"""

from typing import Literal

from msgspec import Struct, field
from msgspec.json import Encoder

from sessions.names import Readers
from sessions.planned import kind_of

StepState = Literal["open", "closing", "closed"]


class Audience(Struct, frozen=True, forbid_unknown_fields=True):
    """Who will read the saved board; `others` says whom, when it is neither those present nor the team."""

    who: Literal["present", "team", "others"]
    others: Readers = ""


class Header(Struct, frozen=True, kw_only=True):
    """What everyone who joins may know of the session; `kept_until` is a date, YYYY-MM-DD."""

    title: str
    change: str
    language: str
    audience: Audience
    kept_until: str
    is_one_team: bool


class Step(Struct, kw_only=True, tag_field="kind"):
    """What is kept of a step; every kind adds its own."""

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
    def kind(self) -> str:
        return kind_of(self)

    @property
    def takes(self) -> bool:
        return self.state != "closed"

    @property
    def flows(self) -> bool:
        """Whether it shows by itself what was given."""
        return False

    def knows(self, name: str) -> bool:
        """Whether what has this name was shown or counted."""
        return False

    def open(self, round: int) -> None:
        self.round, self.state, self.closing_at, self.waits = round, "open", None, False

    def close(self) -> None:
        self.state, self.closing_at, self.waits = "closed", None, False


class Timer(Struct, frozen=True, kw_only=True):
    """Of the step on the stage: when its time is up (ms since 1970), or in a pause how many ms are left."""

    ends_at: int | None = None
    left: int | None = None


class SessionView(Struct, kw_only=True):
    """`held_on`: the date of the session where it was held, once it has ended."""

    session: Header | None = None
    phase: Literal["waiting", "live", "ended"] = "waiting"
    has_joined: bool = False
    stage: str | None = None
    spotlight: str | None = None  # an idea of the step on the stage
    timer: Timer | None = None
    is_paused: bool = False
    eyes_up: bool = False
    is_holding: bool = False
    held_on: str = ""
    steps: list[Step] = field(default_factory=list)

    def find(self, step: str | None) -> Step | None:
        return next((s for s in self.steps if s.step == step), None)

    def knows(self, name: str) -> bool:
        """Whether what has this name was shown or counted, in any step."""
        return any(step.knows(name) for step in self.steps)


_encoder = Encoder(order="sorted")


def canonical(thing: object) -> bytes:
    """UTF-8 JSON with sorted keys: the one byte string that chain, views and laws rest on."""
    return _encoder.encode(thing)
