"""What the room witnessed: one frozen class each. The log is made of these and of nothing else.

An event's body never holds people's words, only names and salted digests; `tell` joins the words that may
be seen now.
What is once in the log stays readable: fields may be added with a default, never renamed or taken away.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, NamedTuple

from msgspec import Struct, to_builtins
from msgspec.json import Decoder

from sessions.commands import Kind
from sessions.curves import Phase, Station
from sessions.pictures import Picture
from sessions.views import Header


class Words(NamedTuple):
    """A thought's text, and the salt of its name."""

    salt: str
    text: str


class Event(Struct, frozen=True, kw_only=True, tag_field="is"):
    has_words: ClassVar[bool] = False


class SessionDescribed(Event, frozen=True, tag=True):
    session: Header


class FirstPhoneJoined(Event, frozen=True, tag=True):
    """From now on the promises that people joined on can only become narrower."""


class BoardPlan(Struct, frozen=True, kw_only=True, tag_field="kind", tag="board"):
    """All of a planned step that becomes public when it opens."""

    step: str
    title: str
    prompt: str
    minutes: int


class CurvePlan(Struct, frozen=True, kw_only=True, tag_field="kind", tag="curve"):
    step: str
    title: str
    prompt: str
    minutes: int
    curve: str
    phases: tuple[Phase, ...]
    stations: tuple[Station, ...]
    exits: tuple[str, ...]
    asks_stuck: bool


class StepOpened(Event, frozen=True, tag=True):
    step: BoardPlan | CurvePlan
    round: int
    state: Literal["open", "closed"]


class StepClosing(Event, frozen=True, tag=True):
    step: str
    closing_at: int


class StepClosed(Event, frozen=True, tag=True):
    step: str


class ShownIdea(Struct, frozen=True, kw_only=True):
    name: str
    digest: str


class ShownContinuation(Struct, frozen=True, kw_only=True):
    name: str
    digest: str
    idea: str
    kind: Kind


class ShownChange(Struct, frozen=True, kw_only=True):
    """New words for the thought `name`; `by` is the name of the change itself."""

    name: str
    digest: str
    by: str


class ThoughtsShown(Event, frozen=True, tag=True):
    has_words: ClassVar[bool] = True
    step: str
    round: int
    phones: int
    ideas: list[ShownIdea]
    continuations: list[ShownContinuation]
    changes: list[ShownChange]
    taken_back: list[str]


class MarksTallied(Event, frozen=True, tag=True):
    step: str
    picture: Picture


class RoundOpened(Event, frozen=True, tag=True):
    step: str
    round: int


class MarksBurnt(Event, frozen=True, tag=True):
    step: str
    round: int


class IdeaTakenBack(Event, frozen=True, tag=True):
    step: str
    name: str


class SessionEnded(Event, frozen=True, tag=True):
    pass


AnyEvent = (
    SessionDescribed
    | FirstPhoneJoined
    | StepOpened
    | StepClosing
    | StepClosed
    | ThoughtsShown
    | MarksTallied
    | RoundOpened
    | MarksBurnt
    | IdeaTakenBack
    | SessionEnded
)

read = Decoder(AnyEvent).decode  # an event from its stored body


def tell(event: Event, words: Mapping[str, Words]) -> Any:
    """The event as it is told: where the log holds a digest, the salt and text stand that may be seen now,
    or null.
    """
    told = to_builtins(event)
    if event.has_words:
        for thought in (*told["ideas"], *told["continuations"], *told["changes"]):
            del thought["digest"]
            thought["salt"], thought["text"] = words.get(thought["name"], (None, None))
    return told
