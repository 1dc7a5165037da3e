"""What may be asked: one frozen class each, with its shape, its limits and who may ask.

Every command names its target and the state it wants, or carries the name that the phone gave to the thing
it makes:
so it may be repeated for ever without harm.
"""

from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct

from sessions.names import GroupId, Name, Salt, Secret, StepId

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
Column = Annotated[int, Meta(ge=0, le=100)]  # counted over the board's columns
Time = Annotated[int, Meta(ge=0, le=2**53 - 1)]  # milliseconds since 1970
Names = Annotated[list[Name], Meta(min_length=1, max_length=500)]
# Why a thought is not to be read: «covered» is for a moment, «own» is in the facilitator's words.
Reason = Literal["person", "hurts", "private", "off_topic", "twice", "own"]
Concern = Literal["person", "hurts", "private", "off_topic"]


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


class PauseSession(Command, frozen=True, tag=True):
    """Nothing is taken until it goes on; what is typed stays on the phones, and the timer stands."""


class ResumeSession(Command, frozen=True, tag=True):
    pass


class SetTimer(Command, frozen=True, tag=True):
    """When the time of the step on the stage is up, in ms since 1970; null puts the timer away."""

    step: StepId
    ends_at: Time | None


class CallEyesUp(Command, frozen=True, tag=True):
    """Asks everyone to look up from the phone for a moment."""


class ReleaseEyes(Command, frozen=True, tag=True):
    pass


class PutSpotlight(Command, frozen=True, tag=True):
    """The room looks at one idea of the board on the stage."""

    step: StepId
    idea: Name


class ClearSpotlight(Command, frozen=True, tag=True):
    pass


class LeaveAjar(Command, frozen=True, tag=True):
    """A board that is not on the stage takes thoughts all the same: they wait until it is."""

    step: StepId


class ShutStep(Command, frozen=True, tag=True):
    step: StepId


# --- the facilitator reads, covers and hides


class CoverIdea(Command, frozen=True, tag=True):
    """Takes it from every screen at once; afterwards it is hidden with a reason, or uncovered."""

    step: StepId
    idea: Name


class HideIdea(Command, frozen=True, tag=True):
    """Hides an idea or a continuation, with a reason that everyone sees; `own` is it in own words. What
    followed goes along unless `keeps_rest`. A private matter is scrubbed at once, and cannot be uncovered.
    """

    step: StepId
    idea: Name
    reason: Reason
    own: Title = ""
    keeps_rest: bool = False


class UncoverIdea(Command, frozen=True, tag=True):
    """Shows again what is covered or hidden."""

    step: StepId
    idea: Name


class SetFlagsAside(Command, frozen=True, tag=True):
    """The desk has read the flags on this idea, and leaves it as it is."""

    step: StepId
    idea: Name


class HoldThoughts(Command, frozen=True, tag=True):
    """From now on thoughts are read before they are shown."""


class StopHolding(Command, frozen=True, tag=True):
    pass


class ReadRound(Command, frozen=True, tag=True):
    """The desk looks at what waits; that ends the giving of this round, and the next one begins."""

    step: StepId
    round: Round


class Withhold(Struct, frozen=True, forbid_unknown_fields=True):
    name: Name
    reason: Reason
    own: Title = ""


class ReleaseRound(Command, frozen=True, tag=True):
    """Shows the round that was read, but for what is withheld."""

    step: StepId
    round: Round
    withheld: Annotated[list[Withhold], Meta(max_length=500)] = []


# --- the facilitator arranges a board


class MoveIdeas(Command, frozen=True, tag=True):
    step: StepId
    ideas: Names
    column: Column


class GroupIdeas(Command, frozen=True, tag=True):
    """Puts ideas into a group, which the desk names by a random id; a new one gets this title."""

    step: StepId
    group: GroupId
    ideas: Names
    title: Title = ""


class NameGroup(Command, frozen=True, tag=True):
    step: StepId
    group: GroupId
    title: Title


class UngroupIdeas(Command, frozen=True, tag=True):
    """Takes ideas out of their groups; a group that is left empty is gone."""

    step: StepId
    ideas: Names


class ShapeIdea(Command, frozen=True, tag=True):
    """Writes out the sentence that the room stands behind; `name` and `salt` are the sentence's own."""

    step: StepId
    idea: Name
    name: Name
    salt: Salt
    text: Text


class ReopenIdea(Command, frozen=True, tag=True):
    """The sentence is open again; it is kept in how the idea grew."""

    step: StepId
    idea: Name


class RestIdea(Command, frozen=True, tag=True):
    """«Not now»: whoever continues it wakes it."""

    step: StepId
    idea: Name


class WakeIdea(Command, frozen=True, tag=True):
    step: StepId
    idea: Name


# --- what phones give

Kind = Literal["add", "ask", "grounds", "alternative", "explain", "connect"]


class Given(Command, frozen=True):
    roles: ClassVar[tuple[Role, ...]] = ("participant",)


class PostIdea(Given, frozen=True, tag=True):
    step: StepId
    name: Name
    salt: Salt
    text: Text
    column: Column = 0


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


class FlagIdea(Given, frozen=True, tag=True):
    """Shows the desk that something is wrong with a shown thought. It hides nothing, and counts as no
    phone.
    """

    step: StepId
    name: Name
    salt: Salt
    idea: Name
    reason: Concern


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


class WaitAMoment(Command, frozen=True, tag=True):
    """Somebody needs a moment: this closing waits a minute, once."""

    roles: ClassVar[tuple[Role, ...]] = ("clock",)
    step: StepId
    closing_at: int


class ShowFlowing(Command, frozen=True, tag=True):
    """A quarter minute is over: a flowing board shows what five phones have sent."""

    roles: ClassVar[tuple[Role, ...]] = ("clock",)
    step: StepId
    round: Round


FROM_PEOPLE: tuple[type[Command], ...] = (
    DescribeSession,
    OpenStep,
    CloseStep,
    RevealRound,
    AskAgain,
    EndSession,
    PauseSession,
    ResumeSession,
    SetTimer,
    CallEyesUp,
    ReleaseEyes,
    PutSpotlight,
    ClearSpotlight,
    LeaveAjar,
    ShutStep,
    CoverIdea,
    HideIdea,
    UncoverIdea,
    SetFlagsAside,
    HoldThoughts,
    StopHolding,
    ReadRound,
    ReleaseRound,
    MoveIdeas,
    GroupIdeas,
    NameGroup,
    UngroupIdeas,
    ShapeIdea,
    ReopenIdea,
    RestIdea,
    WakeIdea,
    PostIdea,
    ContinueIdea,
    ChangeIdea,
    TakeBack,
    TakeBackLater,
    AddNothing,
    FlagIdea,
    PlaceMark,
)

COMMANDS: dict[str, Any] = {command.__name__: command for command in FROM_PEOPLE}
