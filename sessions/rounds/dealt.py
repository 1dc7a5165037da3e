"""The round that is dealt: who is here comes into a small group, and who comes late into one of them."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, NamedTuple, Protocol, runtime_checkable

from msgspec import Meta, Struct
from msgspec.json import decode

from sessions.event import Event
from sessions.names import Name, Secret, is_proved
from sessions.refusals import Refused
from sessions.rounds import rounds, tally
from sessions.state import By, State
from sessions.turn import Chance, Turn
from sessions.view import Step

QUORUM = 2  # nobody is alone; and a group says nothing of what anybody thinks
TRIES = 30  # deals that are looked at: enough that people meet others as long as there are others to meet

# The numbers of one's groups in the deals before, the latest last; -1 where one was in none.
MOST_BEEN = 20
Been = Annotated[tuple[Annotated[int, Meta(ge=-1, le=5_000)], ...], Meta(max_length=MOST_BEEN)]


class Deal(Struct):
    """`groups`: the names in each. A phone knows its own, and nobody else knows whose they are."""

    round: int
    groups: list[list[str]]


@runtime_checkable
class Dealing(Protocol):
    """What a step must keep for its rounds to be dealt."""

    size: int
    deals: list[Deal]


class Here(Struct):
    """The body of a slip, burnt with the deal."""

    been: tuple[int, ...] = ()


class Left(Struct, frozen=True, forbid_unknown_fields=True):
    """The name that a phone has in the group that it leaves, and what proves that it is its own."""

    name: Name
    secret: Secret


class Someone(NamedTuple):
    name: str
    been: frozenset[tuple[int, int]]  # which of the deals before, and which of its groups


@dataclass(frozen=True)
class Dealt:
    """It stays open: a round that was dealt still takes those who come late."""

    quorum: int = QUORUM
    is_exact: ClassVar[bool] = True
    stays_sealed: ClassVar[bool] = False

    def is_shown(self, step: Dealing) -> bool:
        return False

    def reveal(self, turn: Turn, step: Step, detail: str) -> None:
        assert isinstance(step, Dealing)
        if deal_of(step, step.round):
            return
        slips = [slip for slip in rounds.sealed(turn, step.step) if slip.tag]
        if len(slips) < self.quorum:
            raise Refused("too_few_here")
        here = [_someone(slip.name, decode(slip.body, type=Here).been) for slip in slips]
        groups = dealt(here, size=step.size, chance=turn.chance)
        _burn(turn, step)
        turn.tell(GroupsDealt(step=step.step, round=step.round, groups=groups))

    def leave(self, turn: Turn, step: Step) -> None:
        _burn(turn, step)

    def on_return(self, step: Step) -> tuple[int, bool]:
        """With its groups, if it has any, and open to those who come later still."""
        return (step.round if deal_of(step, step.round) else step.round + 1), True

    def after_restore(self, turn: Turn, step: Step) -> bool:
        """Groups that stand, stand; who was here and not dealt says so again."""
        return deal_of(step, step.round) is None


DEALT = Dealt()


def be_here(turn: Turn, by: By, step: Step, *, name: str, been: tuple[int, ...], left: Left | None) -> None:
    """Sealed until the deal; after it placed at once, into one of the smallest groups that are more than one,
    but not into the one that is left.
    """
    deal = deal_of(step, step.round)
    if left and not is_proved(left.name, session=turn.state.session, secret=left.secret):
        raise Refused("not_author", "left")
    if left and not (deal and place_of(deal, left.name) >= 0):
        raise Refused("round_over", "left")
    if deal is None:
        tally.place(turn, by, step, name=name, mark=Here(been))
        return
    if sum(map(len, deal.groups)) >= rounds.MOST_WAITING:
        raise Refused("board_full")
    own = place_of(deal, left.name) if left else -1
    places = [place for place, group in enumerate(deal.groups) if place != own and len(group) > 1]
    if not places:
        raise Refused("no_other_group")
    turn.chance.shuffle(places)
    group = min(places, key=lambda place: len(deal.groups[place]))
    gone = left.name if left else ""
    turn.tell(LatecomerPlaced(step=step.step, round=step.round, name=name, group=group, left=gone))


def deal_of(step: object, round: int) -> Deal | None:
    assert isinstance(step, Dealing)
    return next((deal for deal in step.deals if deal.round == round), None)


def place_of(deal: Deal, name: str) -> int:
    """The number of the group in which this name is, or -1."""
    return next((place for place, group in enumerate(deal.groups) if name in group), -1)


def dealt(here: list[Someone], *, size: int, chance: Chance) -> list[list[str]]:
    """Groups of this size or near it, by chance, in which as few as can be found have met before."""
    fewest, best = len(here) ** 2, list[list[Someone]]()
    for _ in range(TRIES):
        chance.shuffle(here)
        groups = _filled(here, sizes(len(here), size))
        again = sum(_meetings(group) for group in groups)
        if again < fewest:
            fewest, best = again, groups
        if not again:
            break
    return [sorted(one.name for one in group) for group in best]


def sizes(people: int, size: int) -> list[int]:
    """As many groups as come nearest to the size, with at least two in each, which differ by one at most."""
    count = max(1, min((2 * people + size) // (2 * size), people // 2))
    return [people // count + (place < people % count) for place in range(count)]


def _filled(here: list[Someone], sizes: list[int]) -> list[list[Someone]]:
    """Each next one is the first who has met nobody of the group; where all have, the first."""
    left, groups = list(here), list[list[Someone]]()
    for size in sizes:
        group = [left.pop()]
        while len(group) < size:
            met = frozenset[tuple[int, int]]().union(*(one.been for one in group))
            place = next((at for at, one in enumerate(left) if met.isdisjoint(one.been)), 0)
            group.append(left.pop(place))
        groups.append(group)
    return groups


def _meetings(group: list[Someone]) -> int:
    """How many pairs have met before."""
    return sum(
        not one.been.isdisjoint(other.been) for place, one in enumerate(group) for other in group[:place]
    )


def _someone(name: str, been: tuple[int, ...]) -> Someone:
    return Someone(name, frozenset((deal, group) for deal, group in enumerate(been) if group >= 0))


def _burn(turn: Turn, step: Step) -> None:
    for slip in list(turn.box.values()):
        if slip.step == step.step:
            turn.burn(slip.name)


class GroupsDealt(Event, frozen=True, tag=True):
    is_cue: ClassVar[bool] = True
    step: str
    round: int
    groups: list[list[str]]

    def apply(self, state: State) -> None:
        step = state.view.find(self.step)
        if isinstance(step, Dealing):
            step.deals.append(Deal(self.round, [list(group) for group in self.groups]))


class LatecomerPlaced(Event, frozen=True, tag=True):
    """`group`: counted from 0. `left`: the name that it had in another group, if it was in one."""

    step: str
    round: int
    name: str
    group: int
    left: str = ""

    def apply(self, state: State) -> None:
        step = state.view.find(self.step)
        if isinstance(step, Dealing) and (deal := deal_of(step, self.round)):
            deal.groups = [[name for name in group if name != self.left] for group in deal.groups]
            deal.groups[self.group].append(self.name)
