"""A vote by dots: everyone deals the same number of dots to the items, and the room sees the totals once.

Who learns what. While it is asked, everybody hears how many have answered, never what: a ballot waits sealed,
travels and waits at one width whatever it says, and a new one takes the place of the old without a trace of
it. At the reveal the room learns the total of each item and how many answered, in one event that holds no
ballot, no tag and no order; the ballots are burnt with it. Who gave what is then nowhere. What stays in five
ballots: where all dots lie on one item, everybody knows where everybody's lie.

- **V1** A vote has a question, a criterion in words and two to thirty items that differ; an agenda takes none
  without, and none is opened.
- **V2** What is voted on, how many dots each has, and how many may lie on one item are frozen when the step
  is opened first.
- **V3** A phone has one ballot in a round: a new one takes the place of the old, whole, until the reveal.
- **V4** A ballot gives one dot at least, as many as each has at most, and to no item more than may lie there.
- **V5** Ballots of one vote are all of one width, on the wire and in the box.
- **V6** Totals are told once, at the reveal, from five ballots on; before it nothing of them is in the log.
- **V7** In which order ballots come, and whose they are, changes nothing of what is told.
- **V8** A ballot names its round: too late or too early it is refused, never carried into another one.
- **V9** Where two rounds differ by one to four ballots (R16), a careful picture says of an item only whether
  it has at least an even share of the dots.
"""

from typing import Annotated, Any, ClassVar

from msgspec import Meta, Struct, field, structs

from sessions.command import Given
from sessions.event import Event
from sessions.names import WHOLE, Name, Round, Salt, StepId
from sessions.planned import Plan, PlannedStep, Settings
from sessions.refusals import N_, Refused, adds
from sessions.rounds import rounds, tally
from sessions.rounds.kept import Kept, differ_nearly
from sessions.rounds.tally import KeptRound, is_kept
from sessions.state import By, State
from sessions.steps.kind import Chance, Kind
from sessions.steps.vote.totals import SIGNS, VoteTotals, careful, dealt, signed, summed
from sessions.texts import titled
from sessions.turn import Turn
from sessions.view import Step

FEWEST_ITEMS, MOST_ITEMS = 2, 30
MOST_ITEM = MOST_CRITERION = 80
USUAL_DOTS, MOST_DOTS = 3, 10

adds(
    needs_question=N_("Write in the prompt what you ask: everyone reads it while they choose."),
    needs_criterion=N_("Say in 1 to {most} characters what counts when people choose."),
    needs_items=N_("Write {least} to {most} items, each in a line of its own."),
    needs_item=N_("Give each item 1 to {most} characters."),
    same_items=N_("Two of the items are the same. Make one of them."),
    no_dots=N_("Give at least one dot first."),
    too_many_dots=N_("These are more dots than there are. Choose again."),
)


class VoteSettings(Settings, frozen=True):
    """`most`: dots that one item may have of one phone; 0: all of them."""

    criterion: Annotated[str, Meta(max_length=400, pattern=WHOLE)] = ""
    items: tuple[Annotated[str, Meta(max_length=400, pattern=WHOLE)], ...] = ()
    dots: Annotated[int, Meta(ge=1, le=MOST_DOTS)] = USUAL_DOTS
    most: Annotated[int, Meta(ge=0, le=MOST_DOTS)] = 0


class VotePlan(Plan, frozen=True, kw_only=True, tag="vote"):
    criterion: str
    items: tuple[str, ...]
    dots: int
    most: int


class VoteStep(Step, kw_only=True, tag="vote"):
    criterion: str
    items: tuple[str, ...]
    dots: int
    most: int
    pictures: list[VoteTotals] = field(default_factory=list)
    burnt: list[int] = field(default_factory=list)
    kept: list[KeptRound] = field(default_factory=list)

    @property
    def is_revealed(self) -> bool:
        return any(picture.round == self.round for picture in self.pictures)

    def knows(self, name: str) -> bool:
        """Whether the ballot of this name was counted."""
        shown = any(name in picture.counted for picture in self.pictures)
        return shown or any(name in one.counted for one in self.kept)


def publish(turn: Turn, planned: PlannedStep[VoteSettings]) -> VotePlan:
    settings = planned.settings
    return VotePlan.of(
        planned,
        criterion=settings.criterion,
        items=settings.items,
        dots=settings.dots,
        most=settings.most or settings.dots,
    )


def check(planned: PlannedStep[VoteSettings], where: str) -> PlannedStep[VoteSettings]:
    if not planned.prompt:
        raise Refused("needs_question", f"{where}.prompt")
    settings, items = planned.settings, f"{where}.settings.items"
    if not FEWEST_ITEMS <= len(settings.items) <= MOST_ITEMS:
        raise Refused("needs_items", items, least=FEWEST_ITEMS, most=MOST_ITEMS)
    tidied = structs.replace(
        settings,
        criterion=titled(
            settings.criterion, f"{where}.settings.criterion", most=MOST_CRITERION, no="needs_criterion"
        ),
        items=tuple(titled(item, items, most=MOST_ITEM, no="needs_item") for item in settings.items),
    )
    if len(set(tidied.items)) < len(tidied.items):
        raise Refused("same_items", items)
    return structs.replace(planned, settings=tidied)


def may_open(turn: Turn, planned: PlannedStep[VoteSettings]) -> None:
    """V1: also of an agenda that was kept before this was asked."""
    check(planned, "steps")


# --- ballots


class Ballot(Struct):
    """The body of a slip: for each item one sign, how many dots it has."""

    dots: str


class CastBallot(Given, frozen=True, tag=True):
    """`dots`: for each item one sign, 0 to 9 or a for ten, so that all ballots are of one width."""

    step: StepId
    round: Round
    name: Name
    salt: Salt
    dots: Annotated[str, Meta(max_length=MOST_ITEMS, pattern=rf"^[{SIGNS}]*\Z")]

    def decide(self, turn: Turn, by: By) -> None:
        """V3, V8: a new ballot of the same phone takes the place of its old one, until the reveal."""
        found = turn.view.find(self.step)
        if rounds.is_known(turn, self.name):
            return
        if isinstance(found, VoteStep) and (self.round != found.round or found.is_revealed or is_kept(found)):
            raise Refused("round_over", "round")
        step = rounds.gate(turn, self.step, VoteStep)
        given = dealt(self.dots)
        if len(given) != len(step.items):
            raise Refused("bad_shape", "dots")
        if not any(given):
            raise Refused("no_dots", "dots")
        if sum(given) > step.dots or max(given) > step.most:
            raise Refused("too_many_dots", "dots")
        tally.place(turn, by, step, name=self.name, mark=Ballot(self.dots))


def count(turn: Turn, step: VoteStep, ballots: list[Ballot], names: list[str], detail: str) -> "VotesCounted":
    if detail:
        raise Refused("bad_shape", "detail")
    picture = summed([ballot.dots for ballot in ballots], names, round=step.round)
    return VotesCounted(step=step.step, picture=picture)


class VotesCounted(Event, frozen=True, tag=True):
    is_cue: ClassVar[bool] = True
    step: str
    picture: VoteTotals

    def apply(self, state: State) -> None:
        step = state.view.find(self.step)
        assert isinstance(step, VoteStep), "the log names a vote that it never opened"
        step.pictures.append(self.picture)
        if self.picture.round == step.round:
            step.close()
            state.view.timer = None


def together(step: VoteStep, told: list[VotesCounted]) -> list[VotesCounted]:
    """V9: of those that are shown now each is careful that differs nearly from another; of an earlier one
    that everybody has seen, the newer.
    """
    seen = [picture for picture in step.pictures if picture.level == "exact"]
    pictures = [one.picture for one in told]
    return [
        VotesCounted(step=step.step, picture=careful(picture))
        if any(differ_nearly(picture.n, other.n) for other in (*seen, *pictures))
        else one
        for one, picture in zip(told, pictures, strict=True)
    ]


def example(step: VoteStep, chance: Chance, leaning: float) -> dict[str, Any]:
    """Most dots about where one leans to."""
    given = [0] * len(step.items)
    for _ in range(step.dots):
        wish = leaning if chance.random() < 0.5 else chance.random()
        item = min(int(wish * len(given)), len(given) - 1)
        given[item] += given[item] < step.most
    return {"do": CastBallot.__name__, "round": step.round, "dots": signed(given)}


KEPT = Kept(mark=Ballot, count=count, told=VotesCounted, together=together)
KIND = Kind(
    settings=VoteSettings,
    plan=VotePlan,
    step=VoteStep,
    ending=lambda step: KEPT,
    publish=publish,
    check=check,
    may_open=may_open,
    example=example,
    limits={
        "MOST_CRITERION": MOST_CRITERION,
        "MOST_ITEMS": MOST_ITEMS,
        "MOST_ITEM": MOST_ITEM,
        "MOST_DOTS": MOST_DOTS,
    },
    sample={"criterion": "What helps most", "items": ("This", "That", "Something else")},
)
