"""What may be asked: one frozen class each, with its shape, its limits and who may ask.

Every command names its target and the state it wants, or carries the name that the phone gave to the thing
it makes:
so it may be repeated for ever without harm.
"""

from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct

from sessions.names import Name, Salt, Secret, StepId

Role = Literal[
    "facilitator", "participant", "screen", "clock"
]  # the clock: what a room does by itself when time comes

WHOLE = r"^[^\x00]*\Z"  # U+0000 is no word of anybody's, and PostgreSQL cannot keep it
MOST_TEXT = 500  # characters of a thought: a phone's screen full, and a breath on the projector
# The wire takes a little more than a thought may hold, so that «too long» is said in words with the number
# in it.
Text = Annotated[str, Meta(max_length=4000, pattern=WHOLE)]
Title = Annotated[str, Meta(max_length=400, pattern=WHOLE)]
Round = Annotated[int, Meta(ge=1, le=10_000)]


class Command(Struct, frozen=True, forbid_unknown_fields=True, tag_field="do"):
    roles: ClassVar[tuple[Role, ...]] = ("facilitator",)


# --- the facilitator's cues


class Audience(Struct, frozen=True, forbid_unknown_fields=True):
    """Who will read the saved board; `others` says whom, when it is neither those present nor the team."""

    who: Literal["present", "team", "others"]
    others: Title = ""


class DescribeSession(Command, frozen=True, tag=True):
    title: Title
    change: Title
    audience: Audience
    kept_until: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}\Z")]


class OpenStep(Command, frozen=True, tag=True):
    """Puts a step of the agenda on the stage and opens it: also next, back and reopen."""

    step: StepId


class CloseStep(Command, frozen=True, tag=True):
    """Starts the ten seconds after which giving ends."""

    step: StepId


class RevealRound(Command, frozen=True, tag=True):
    step: StepId
    round: Round
    detail: Literal["phases", "stations"] = "phases"


class AskAgain(Command, frozen=True, tag=True):
    """Opens a new round on the curve; `round` is the number wanted."""

    step: StepId
    round: Round


class EndSession(Command, frozen=True, tag=True):
    pass


# --- what phones give

Kind = Literal["add", "ask", "grounds", "alternative", "explain", "connect"]


class Given(Command, frozen=True):
    roles: ClassVar[tuple[Role, ...]] = ("participant",)


class PostIdea(Given, frozen=True, tag=True):
    step: StepId
    name: Name
    salt: Salt
    text: Text


class ContinueIdea(Given, frozen=True, tag=True):
    step: StepId
    name: Name
    salt: Salt
    text: Text
    idea: Name
    kind: Kind


class ChangeIdea(Given, frozen=True, tag=True):
    """New words for an idea or a continuation: at once while it is sealed, with the next round when it was
    shown.
    """

    step: StepId
    name: Name
    salt: Salt
    text: Text
    idea: Name
    secret: Secret


class TakeBack(Given, frozen=True, tag=True):
    """Takes back at once what has this name, a mark too; when it was shown, others see it disappear."""

    step: StepId
    name: Name
    secret: Secret


class TakeBackLater(Given, frozen=True, tag=True):
    """Takes back with the next round, among what others send."""

    step: StepId
    name: Name
    salt: Salt
    idea: Name
    secret: Secret


class AddNothing(Given, frozen=True, tag=True):
    """«Nothing to add»: counts as another phone, and shows nothing."""

    step: StepId
    round: Round
    name: Name
    salt: Salt


class PlaceMark(Given, frozen=True, tag=True):
    """A place on the curve: an index over the stations, then the exits."""

    step: StepId
    round: Round
    name: Name
    salt: Salt
    station: Annotated[int, Meta(ge=0, le=100)]
    is_stuck: bool = False


# --- what the room does by itself


class FinishClosing(Command, frozen=True, tag=True):
    """The ten seconds are over. Whichever process comes first wins; the others find it done."""

    roles: ClassVar[tuple[Role, ...]] = ("clock",)
    step: StepId
    closing_at: int


FROM_PEOPLE: tuple[type[Command], ...] = (
    DescribeSession,
    OpenStep,
    CloseStep,
    RevealRound,
    AskAgain,
    EndSession,
    PostIdea,
    ContinueIdea,
    ChangeIdea,
    TakeBack,
    TakeBackLater,
    AddNothing,
    PlaceMark,
)

COMMANDS: dict[str, Any] = {command.__name__: command for command in FROM_PEOPLE}
