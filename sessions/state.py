"""What a room knows: the view that the log gives, the box of sealed slips, and the words beside the log."""

from collections import ChainMap
from collections.abc import Mapping
from typing import Literal, NamedTuple

from msgspec import Struct, field

from sessions.view import SessionView

Role = Literal[
    "facilitator", "participant", "screen", "clock"
]  # the clock: what a room does by itself when time comes
SlipKind = Literal["idea", "continuation", "change", "taking_back", "nothing", "mark", "flag", "kept", "gone"]


class Words(NamedTuple):
    """A thought's text, and the salt of its name; hidden, the salt alone is told."""

    salt: str
    text: str | None


class By(NamedTuple):
    """Who asks: a role and, in memory only, the seat."""

    role: Role
    seat: str


class Slip(NamedTuple):
    """What somebody gave and nobody saw yet. «gone»: a bare name that was taken back and may never be
    raised again.
    """

    name: str
    step: str
    round: int
    tag: str
    kind: SlipKind
    body: str


class State(Struct):
    """A room's cache of its log, box and texts; may be dropped and folded again at any time."""

    session: str
    epoch: int
    head: int = 0
    chain: str = ""
    box_version: int = -1
    view: SessionView = field(default_factory=SessionView)
    box: dict[str, Slip] = field(default_factory=dict)
    words: dict[str, Words] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)  # bytes of the words that stand on each board
    hidden: set[str] = field(default_factory=set)  # thoughts whose words are kept and not told
    told: tuple[int, bytes] = (-1, b"")  # the view as everyone who enters is told it, and its number

    @property
    def visible_words(self) -> Mapping[str, Words]:
        """What may be told now: of what is hidden the salt alone, by which its own phone knows it."""
        if not self.hidden:
            return self.words
        veiled = {name: self.words[name]._replace(text=None) for name in self.hidden if name in self.words}
        return ChainMap(veiled, self.words)
