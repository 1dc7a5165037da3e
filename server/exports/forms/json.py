"""The saved board as a file for programs:
docs/export.schema.json is made from these classes and those of the kinds of step.

It tells what the page tells and nothing beside it: no names of people, for none were stored, no times, and
not the names by which phones know what is theirs. What is written can be read back into the same classes.
"""

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, Union

from msgspec import Struct
from msgspec.json import Decoder, Encoder
from msgspec.json import format as pretty

from server.exports.steps import TOLD, told
from sessions.view import SessionView

if TYPE_CHECKING:
    SavedStep: TypeAlias = Any
else:
    SavedStep = Union[tuple(kind.Saved for kind in TOLD.values())]  # noqa: UP007


class Readers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who may read it, as people were told before they wrote; `others` in words."""

    who: Literal["present", "team", "others"]
    others: str


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
    steps: list[SavedStep]


def saved(view: SessionView) -> SavedBoard:
    header = view.session
    assert header is not None, "a session is described before anybody can open its board"
    return SavedBoard(
        title=header.title,
        change=header.change,
        language=header.language,
        readers=Readers(who=header.audience.who, others=header.audience.others),
        kept_until=header.kept_until,
        is_finished=view.phase == "ended",
        steps=[kind.saved(step) for kind, step in told(view)],
    )


def written(board: SavedBoard) -> bytes:
    """UTF-8 JSON, indented for people who look into it."""
    return pretty(Encoder().encode(board), indent=1) + b"\n"


read_back = Decoder(SavedBoard).decode  # raises msgspec.ValidationError when it is not such a file
