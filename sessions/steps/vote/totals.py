"""Dots as they travel, and what a round of them comes to."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, structs

SIGNS = "0123456789a"  # how many dots an item has, in one sign


class VoteTotals(Struct, frozen=True, kw_only=True):
    """What a round came to. `n`: how many answered; `counted`: the names of their ballots, sorted. On the
    level «careful» 1 says that an item has at least an even share of the dots, and 0 that it has less.
    """

    round: int
    n: int
    totals: tuple[int, ...]
    counted: tuple[str, ...]
    level: Literal["exact", "careful"] = "exact"


def dealt(dots: str) -> list[int]:
    return [SIGNS.index(sign) for sign in dots]


def signed(dots: Sequence[int]) -> str:
    return "".join(SIGNS[count] for count in dots)


def summed(ballots: list[str], names: list[str], *, round: int) -> VoteTotals:
    given = [dealt(ballot) for ballot in ballots]
    totals = tuple(sum(column) for column in zip(*given, strict=True))
    return VoteTotals(round=round, n=len(given), totals=totals, counted=tuple(sorted(names)))


def careful(picture: VoteTotals) -> VoteTotals:
    dots = sum(picture.totals)
    shares = tuple(int(total * len(picture.totals) >= dots) for total in picture.totals)
    return structs.replace(picture, totals=shares, level="careful")
