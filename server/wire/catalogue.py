"""The catalogue of the wire: every word of the socket, with what it carries and what it is answered with.

`./dev types` makes docs/asyncapi.json and static/events.d.ts from it. Commands, events and the view are the
domain's own classes; here stand the frames around them, and the form in which events with words are told.
"""

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, NamedTuple, TypeAlias, Union

from msgspec import UNSET, Meta, Struct, UnsetType

from server.access.seats import Part, SeatRole
from server.rooms.presence import Signal
from server.wire.told import told_form
from sessions.command import Command
from sessions.event import Event
from sessions.session import COMMANDS, EVENTS
from sessions.steps import AnyStep
from sessions.thoughts.flags import Concern
from sessions.view import Header, SessionView

# --- what phones, desks and screens say


class Enter(Struct, frozen=True, rename={"role": "as"}):
    """Asks to come in, or back in; `epoch`, `after` and `chain` when the page still holds a view. `part`:
    whose of those who share the phone.
    """

    session: str
    role: SeatRole
    language: str = "en"
    part: Part = 0
    epoch: int = -1
    after: int = -1
    chain: str = ""


class Perform(Struct, frozen=True, rename={"fields": "with"}):
    """Asks for an act: the name of a command, and its fields."""

    do: str
    fields: dict[str, Any]


class Leave(Struct, frozen=True):
    """Goes, and keeps the connection."""


class SignalWish(Struct, frozen=True):
    """A raised hand, or «I need a moment»; null takes it down. It passes with the connection. Answered with
    its number: once presence tells that a desk has seen as far, its phone may say so.
    """

    signal: Signal | None


class Heed(Struct, frozen=True):
    """A desk has seen the raised hands, or those who need a moment, up to this number. It passes too."""

    signal: Signal
    to: Annotated[int, Meta(ge=0)]


class Seen(Struct, frozen=True):
    """How far this phone has read: what it shows has the number `seq`. It passes with the connection."""

    epoch: int
    seq: int


# --- what they are answered


class You(Struct, frozen=True):
    """`gave`: whether this seat has given something to the open round."""

    role: SeatRole
    gave: bool


class Join(Struct, frozen=True):
    """How others come in; `qr` is a picture of `url`, as a data: address."""

    code: str
    url: str
    qr: str


class Entered(Struct, frozen=True):
    """One frame follows, `view` or `events`. `now`: the server's clock in ms; `board`: where the saved board
    is read; `join`: null for participants.
    """

    epoch: int
    seq: int
    now: int
    you: You
    board: str
    join: Join | None


class Done(Struct, frozen=True):
    """It is stored: «sealed» for what phones give, for what steers the number of the log after it. What
    passes is not stored: the number of a signal, or 0.
    """

    ok: int | Literal["sealed"]


class Refusal(Struct, frozen=True):
    """A no that changed nothing: a code for scripts, a sentence for people, and the field it is about."""

    refused: str
    say: str
    field: str | UnsetType = UNSET


# --- what everyone is told


if TYPE_CHECKING:
    ToldEvent: TypeAlias = Event
else:
    ToldEvent = Union[tuple(told_form(kind) if kind.has_words else kind for kind in EVENTS.values())]  # noqa: UP007


class View(SessionView, kw_only=True):
    """All that a phone or a screen keeps. It has a session: every log begins with its description."""

    session: Header
    steps: list[AnyStep]


class EventsFrame(Struct, frozen=True, rename={"first": "from"}):
    """The events numbered `from` to `seq`, and the chain after them: the same bytes for everyone."""

    first: int
    events: list[ToldEvent]
    seq: int
    chain: str
    epoch: int


class ViewFrame(Struct, frozen=True):
    """The view at a number, for who comes anew or was away for long."""

    epoch: int
    seq: int
    chain: str
    view: View


class Gave(Struct, frozen=True):
    """How many phones gave something to the open round: on a curve the number, on a board in steps."""

    is_either: ClassVar[bool] = True  # exactly one of the two
    exact: int | UnsetType = UNSET
    at_least: int | UnsetType = UNSET


class Presence(Struct, frozen=True):
    """Who is here now, twice a second at most; `gave` is null while no round is open. Signals are numbered
    as they come: `newest_…` is the number of the newest that is shown now, 0 for none, and `seen_…` up to
    which of them a desk has seen. A phone knows its own number, and nobody else's.
    """

    phones: int
    screens: int
    desks: int
    hands: int
    moments: int
    newest_hand: int
    newest_moment: int
    seen_hand: int
    seen_moment: int
    gave: Gave | None


class Beat(Struct, frozen=True):
    """Every ten seconds. Unlike mine: enter again. `now`: the server's clock in ms."""

    seq: int
    chain: str
    epoch: int
    now: int


class Goodbye(Struct, frozen=True):
    """The process goes down: come back after a random moment of up to two seconds."""


class Flag(Struct, frozen=True):
    """Something is wrong with this thought, some phone says; never how many."""

    step: str
    idea: str
    reasons: list[Concern]


class Desk(Struct, frozen=True):
    """To facilitators alone: the agenda has this version now; at a quarter minute all flags there are; or so
    many phones have not read the last cue yet, some seconds after it.
    """

    is_either: ClassVar[bool] = True  # exactly one of them
    agenda: int | UnsetType = UNSET
    flags: list[Flag] | UnsetType = UNSET
    behind: int | UnsetType = UNSET


# --- the words


class Heard(NamedTuple):
    """An answer may also be empty: nobody can say whether it is stored, so ask again."""

    carries: type[Struct]
    answers: tuple[type[Struct], ...]


HEARD: dict[str, Heard] = {
    "enter": Heard(Enter, (Entered, Refusal)),
    "perform": Heard(Perform, (Done, Refusal)),
    "signal": Heard(SignalWish, (Done, Refusal)),
    "heed": Heard(Heed, (Done, Refusal)),
    "seen": Heard(Seen, (Done, Refusal)),
    "leave": Heard(Leave, (Done,)),
}

TOLD: dict[str, type[Struct]] = {
    "events": EventsFrame,
    "view": ViewFrame,
    "presence": Presence,
    "beat": Beat,
    "goodbye": Goodbye,
    "desk": Desk,
}

PERFORMED: dict[str, type[Command]] = COMMANDS
UNIONS: dict[str, Any] = {"Event": ToldEvent, "Step": AnyStep}
