"""The saved board as a file for programs: docs/export.schema.json is made from these classes.

It tells what the page tells and nothing beside it: no names of people, for none were stored, no times, and
not the names by which phones know what is theirs. What is written can be read back into the same classes.
"""

from typing import Literal

from msgspec import Struct
from msgspec.json import Decoder, Encoder
from msgspec.json import format as pretty

from sessions.steps.board import Mode
from sessions.steps.curve.pictures import Agreement, Level, Shift
from sessions.thoughts.thought import Reason, Way


class Readers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who may read it, as people were told before they wrote; `others` in words."""

    who: Literal["present", "team", "others"]
    others: str


class Absent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many thoughts cannot be read for one reason; `own`: the reason in words, when `reason` is «own»."""

    because: Literal["hidden", "withheld", "covered", "taken_back"]
    reason: Reason | None
    own: str
    count: int


class Said(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody's words; `text` is null once they were taken back, or while they are hidden. `showing` counts
    the times that something was shown on this board, from 1.
    """

    text: str | None
    showing: int
    is_taken_back: bool
    is_changed: bool
    hidden: Reason | Literal["covered"] | None
    hidden_own: str


class Continuation(Said, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody else added to a thought."""

    kind: Way


class Thought(Said, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`column` and `group`: titles, or null. `sentences`: what the room wrote out of it, the newest last; it
    stands while `growth` is «shaped».
    """

    column: str | None
    group: str | None
    growth: Literal["spark", "sketch", "shaped"]
    is_resting: bool
    sentences: list[str]
    continuations: list[Continuation]


class Board(Struct, frozen=True, kw_only=True, tag_field="kind", tag="board", forbid_unknown_fields=True):
    """`phones`: how many different ones had given something, each time that thoughts were shown."""

    title: str
    prompt: str
    mode: Mode
    columns: list[str]
    groups: list[str]
    phones: list[int]
    thoughts: list[Thought]
    absent: list[Absent]


class Station(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence of the curve that people chose between; `phase` counts from 0."""

    phase: int
    says: str


class Picture(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A round of a curve as it was shown. `cells`: one for each phase, the last for all that is not on the
    curve. On the level «careful» 0 says 0–2 and 1 says 3 or more; on «dots» they are counts. Null: not shown.
    """

    round: int
    level: Level
    marks: int
    cells: list[int]
    stations: list[int] | None
    stuck: int | None
    median: list[int] | None
    agreement: Agreement | None
    shift: Shift | None


class Curve(Struct, frozen=True, kw_only=True, tag_field="kind", tag="curve", forbid_unknown_fields=True):
    """`burnt`: rounds that were not shown; their marks are gone. Its texts are in English."""

    title: str
    prompt: str
    curve: str
    phases: list[str]
    stations: list[Station]
    exits: list[str]
    pictures: list[Picture]
    burnt: list[int]


class SavedBoard(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A session as it is kept. `kept_until`: a date, YYYY-MM-DD, when it is deleted from its server."""

    format: Literal["kesken.saved_board"] = "kesken.saved_board"
    version: Literal[1] = 1
    title: str
    change: str
    language: str
    readers: Readers
    kept_until: str
    is_finished: bool
    names: Literal["not stored"] = "not stored"
    steps: list[Board | Curve]


def written(board: SavedBoard) -> bytes:
    """UTF-8 JSON, indented for people who look into it."""
    return pretty(Encoder().encode(board), indent=1) + b"\n"


read_back = Decoder(SavedBoard).decode  # raises msgspec.ValidationError when it is not such a file
