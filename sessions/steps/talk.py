"""A talk in small groups: who is here says so, and the room is dealt into pairs, threes or fours.

- **G1** Whoever is here says so, once a round; until the deal it waits sealed, and can be taken back.
- **G2** A deal needs two phones. Its groups have the size that was set, or one near it, and nobody is alone.
- **G3** Of a deal everyone is told the names in each group, fresh in each round, and nothing else.
- **G4** Where a phone has been comes along sealed; the deal reads it, so that they meet others, and burns it.
- **G5** A talk that was dealt stays open: who comes late is placed at once into one of the smallest groups.
- **G6** Who is alone in a group says so, proving its own name there, and is placed into another one.
- **G7** Leaving the stage undealt burns what waits. A talk that was dealt comes back with its groups.
- **G8** Dealing anew is a new round, in which everyone says again that they are here.

Who learns what. Everyone hears how many are here, as everyone sees it, and which names are in which group: a
phone finds its own name, and with it the sign of its group. Nobody else can tell whose a name is, nor which
names of two rounds are one phone's. So what is kept says how many groups there were and how large, and not
who met whom; only a phone knows where it has been. Whoever comes late is told to all in that moment, as all
who sit near see it. The deal cannot know again whom it has dealt, since their tags are gone: who says twice
that they are here, under another name, makes a group wait for somebody, as somebody does who leaves.
"""

from typing import Annotated, Any, ClassVar

from msgspec import Meta, field

from sessions.command import Given
from sessions.names import Name, Round, Salt, StepId
from sessions.planned import Plan, PlannedStep, Settings
from sessions.refusals import Refused
from sessions.rounds import rounds
from sessions.rounds.dealt import DEALT, MOST_BEEN, Been, Deal, Left, be_here, deal_of
from sessions.state import By
from sessions.steps.kind import Chance, Kind
from sessions.turn import Turn
from sessions.view import Step

Size = Annotated[int, Meta(ge=2, le=4)]


class TalkSettings(Settings, frozen=True):
    """`size`: how many talk together."""

    size: Size = 2


class TalkPlan(Plan, frozen=True, kw_only=True, tag="talk"):
    anew: ClassVar[tuple[str, ...]] = (*Plan.anew, "size")
    size: int


class TalkStep(Step, kw_only=True, tag="talk"):
    size: int
    deals: list[Deal] = field(default_factory=list)

    @property
    def is_revealed(self) -> bool:
        return deal_of(self, self.round) is not None

    def knows(self, name: str) -> bool:
        return any(name in group for deal in self.deals for group in deal.groups)


class JoinTalk(Given, frozen=True, tag=True):
    """«I am here.» `been`: the numbers of one's groups in the last deals, the latest last, -1 for none.
    `left`: «I am alone here», in a group of this round.
    """

    is_thought: ClassVar[bool] = True  # after the deal everyone hears of each at once
    step: StepId
    round: Round
    name: Name
    salt: Salt
    been: Been = ()
    left: Left | None = None

    def decide(self, turn: Turn, by: By) -> None:
        if rounds.is_known(turn, self.name):
            return
        step = rounds.gate(turn, self.step, TalkStep)
        if self.round != step.round:
            raise Refused("round_over", "round")
        be_here(turn, by, step, name=self.name, been=self.been, left=self.left)


def publish(turn: Turn, planned: PlannedStep[TalkSettings]) -> TalkPlan:
    return TalkPlan.of(planned, size=planned.settings.size)


def example(step: TalkStep, chance: Chance, leaning: float) -> dict[str, Any]:
    """From any groups of the deals before."""
    before = [deal for deal in step.deals if deal.round < step.round][-MOST_BEEN:]
    been = [chance.randrange(len(deal.groups)) for deal in before]
    return {"do": JoinTalk.__name__, "round": step.round, "been": been, "left": None}


KIND = Kind(
    settings=TalkSettings,
    plan=TalkPlan,
    step=TalkStep,
    ending=lambda step: DEALT,
    publish=publish,
    limits={"MOST_BEEN": MOST_BEEN},
    example=example,
)
