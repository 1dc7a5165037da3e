"""How long it took: from the end of a fault until a phone saw what everyone saw, and until all was sent."""

from itertools import pairwise
from typing import Any, NamedTuple

from tests.faults.history import Fact

NS = 1_000_000_000


class Figures(NamedTuple):
    """Seconds, but for `echo`: the 99th percentile in milliseconds. `equal`: of each phone; `settled`: until
    no outbox held anything; `starts`: from a process's kill or goodbye until it answers again.
    """

    equal: list[float]
    settled: float
    acts: int
    unknown: int
    starts: list[float]
    echo: float | None

    @property
    def p50(self) -> float:
        return _at(self.equal, 0.5)

    @property
    def p99(self) -> float:
        return _at(self.equal, 0.99)


def measure(facts: list[Fact]) -> Figures | None:
    ends = next((f["at"] for f in facts if f["is"] == "nemesis" and f.get("moment") == "fault ends"), None)
    if ends is None:
        return None
    equal = [
        (seen - ends) / NS
        for room, signed in _signs(facts, ends).items()
        for seen in _sights(facts, room, signed)
    ]
    settled = max((f["at"] for f in facts if f["is"] == "settled"), default=ends)
    return Figures(
        equal,
        (settled - ends) / NS,
        acts=sum(f["is"] == "ok" for f in facts),
        unknown=sum(f["is"] == "unknown" for f in facts),
        starts=_starts(facts),
        echo=next((_at(f["ms"], 0.99) for f in facts if f["is"] == "pulse" and f["ms"]), None),
    )


def _signs(facts: list[Fact], ends: int) -> dict[str, int]:
    """For each room, the number of the first event that its desk caused after the fault."""
    signs: dict[str, int] = {}
    asked: set[tuple[str, str]] = set()
    for fact in facts:
        if fact["is"] == "invoke" and fact["do"] == "DescribeSession" and fact["at"] > ends:
            asked.add((fact["room"], fact["name"]))
        if fact["is"] == "ok" and (fact["room"], fact["name"]) in asked:
            signs.setdefault(fact["room"], fact["ok"])
    return signs


def _sights(facts: list[Fact], room: str, signed: int) -> list[int]:
    """When each phone of the room first stood there."""
    first: dict[str, int] = {}
    for fact in facts:
        if fact["is"] in ("deliver", "view") and fact["room"] == room and fact["seq"] >= signed:
            first.setdefault(fact["phone"], fact["at"])
    first.pop("newcomer", None)
    return list(first.values())


def _starts(facts: list[Fact]) -> list[float]:
    said = [(f["what"], f["at"]) for f in facts if f["is"] == "nemesis"]
    return [(up - down) / NS for (_, down), (what, up) in pairwise(said) if what == "started again"]


def _at(values: list[float], share: float) -> float:
    ordered: list[Any] = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")
