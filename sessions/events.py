"""What the room witnessed: one frozen class each. The log is made of these and of nothing else.

An event's body never holds people's words, only names and salted digests; `tell` joins the words that may
be seen now.
What is once in the log stays readable: fields may be added with a default, never renamed or taken away.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, NamedTuple

from msgspec import Struct, to_builtins
from msgspec.json import Decoder

from sessions.commands import Kind, Reason
from sessions.steps.curve.curves import Phase, Station
from sessions.steps.curve.pictures import Picture
from sessions.view import Header, Mode


class Words(NamedTuple):
    """A thought's text, and the salt of its name; hidden, the salt alone is told."""

    salt: str
    text: str | None


class Event(Struct, frozen=True, kw_only=True, tag_field="is"):
    has_words: ClassVar[tuple[str, ...]] = ()  # the fields that list things with words beside the log


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
    mode: Mode = "rounds"
    columns: tuple[str, ...] = ()


class BreakPlan(Struct, frozen=True, kw_only=True, tag_field="kind", tag="break"):
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


AnyPlan = BoardPlan | CurvePlan | BreakPlan


class StepOpened(Event, frozen=True, tag=True):
    """`at`: ms since 1970, 0 in logs that did not say it."""

    step: AnyPlan
    round: int
    state: Literal["open", "closed"]
    at: int = 0


class StepClosing(Event, frozen=True, tag=True):
    """`waits`: somebody needed a moment, so the time was put off."""

    step: str
    closing_at: int
    waits: bool = False


class StepClosed(Event, frozen=True, tag=True):
    step: str


class StepLeftAjar(Event, frozen=True, tag=True):
    """A board that is not on the stage takes thoughts; perhaps it never was there."""

    step: BoardPlan


class StepShut(Event, frozen=True, tag=True):
    step: str


class SessionPaused(Event, frozen=True, tag=True):
    """`left`: ms of the timer that stands, if there is one."""

    left: int | None


class SessionResumed(Event, frozen=True, tag=True):
    ends_at: int | None


class TimerSet(Event, frozen=True, tag=True):
    step: str
    ends_at: int | None


class EyesCalled(Event, frozen=True, tag=True):
    pass


class EyesReleased(Event, frozen=True, tag=True):
    pass


class SpotlightPut(Event, frozen=True, tag=True):
    step: str
    idea: str


class SpotlightCleared(Event, frozen=True, tag=True):
    pass


class ShownIdea(Struct, frozen=True, kw_only=True):
    name: str
    digest: str
    column: int = 0


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


class ShownSentence(Struct, frozen=True, kw_only=True):
    name: str
    digest: str


class ShownAgain(Struct, frozen=True, kw_only=True):
    name: str
    digest: str


class ShownNot(Struct, frozen=True, kw_only=True):
    """A thought that was read and withheld."""

    name: str
    reason: Reason
    own: str = ""


class ThoughtsShown(Event, frozen=True, tag=True):
    """`goes_on`: on an open board a thought stands there at once, and the round is not over."""

    has_words: ClassVar[tuple[str, ...]] = ("ideas", "continuations", "changes")
    step: str
    round: int
    phones: int
    ideas: list[ShownIdea]
    continuations: list[ShownContinuation]
    changes: list[ShownChange]
    taken_back: list[str]
    withheld: list[ShownNot] = []
    goes_on: bool = False


class RoundHeld(Event, frozen=True, tag=True):
    """The desk reads what was given to this round; what comes from now on is the next one's."""

    step: str
    round: int
    phones: int


class HoldBegun(Event, frozen=True, tag=True):
    """Thoughts are read before they are shown."""


class HoldEnded(Event, frozen=True, tag=True):
    pass


class ThoughtsHidden(Event, frozen=True, tag=True):
    """`is_scrubbed`: their words are gone, and nobody can show them again."""

    step: str
    names: list[str]
    reason: Literal["covered"] | Reason
    own: str = ""
    is_scrubbed: bool = False


class ThoughtsUncovered(Event, frozen=True, tag=True):
    has_words: ClassVar[tuple[str, ...]] = ("thoughts",)
    step: str
    thoughts: list[ShownAgain]


class IdeasMoved(Event, frozen=True, tag=True):
    step: str
    ideas: list[str]
    column: int


class IdeasGrouped(Event, frozen=True, tag=True):
    step: str
    group: str
    title: str
    ideas: list[str]


class GroupNamed(Event, frozen=True, tag=True):
    step: str
    group: str
    title: str


class IdeasUngrouped(Event, frozen=True, tag=True):
    step: str
    ideas: list[str]


class IdeaShaped(Event, frozen=True, tag=True):
    has_words: ClassVar[tuple[str, ...]] = ("sentences",)
    step: str
    idea: str
    sentences: list[ShownSentence]


class IdeaReopened(Event, frozen=True, tag=True):
    step: str
    idea: str


class IdeaRested(Event, frozen=True, tag=True):
    step: str
    idea: str


class IdeaWoken(Event, frozen=True, tag=True):
    step: str
    idea: str


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
    at: int = 0


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
    | StepLeftAjar
    | StepShut
    | SessionPaused
    | SessionResumed
    | TimerSet
    | EyesCalled
    | EyesReleased
    | SpotlightPut
    | SpotlightCleared
    | RoundHeld
    | HoldBegun
    | HoldEnded
    | ThoughtsHidden
    | ThoughtsUncovered
    | IdeasMoved
    | IdeasGrouped
    | GroupNamed
    | IdeasUngrouped
    | IdeaShaped
    | IdeaReopened
    | IdeaRested
    | IdeaWoken
)

read = Decoder(AnyEvent).decode  # an event from its stored body


def tell(event: Event, words: Mapping[str, Words]) -> Any:
    """The event as it is told: where the log holds a digest, the salt and text stand that may be seen now,
    or null.
    """
    told = to_builtins(event)
    for field in event.has_words:
        for thought in told[field]:
            del thought["digest"]
            thought["salt"], thought["text"] = words.get(thought["name"], (None, None))
    return told
