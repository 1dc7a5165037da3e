"""A history in order: for each room what was asked and how it went,
the log as it was told, and who saw what.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tests.faults.history import Fact

COMES_AGAIN = ("busy", "too_fast", "not_entered")  # refusals after which a phone asks again by itself
THOUGHTS = ("PostIdea", "ContinueIdea")
GIVING = (*THOUGHTS, "ChangeIdea", "TakeBackLater", "AddNothing", "PlaceMark")
NEVER = 2**63


class Violation(NamedTuple):
    promise: str
    what: str

    def __str__(self) -> str:
        return f"{self.promise}: {self.what}"


@dataclass
class Op:
    """One act, with all its tries."""

    room: str
    phone: str
    do: str
    name: str
    fields: dict[str, Any]
    invoked: int
    last: str = "unknown"  # of the newest try
    code: str = ""
    ok: Any = None
    ok_at: int = NEVER
    state: str = "waiting"  # what its person was told at last

    @property
    def is_ok(self) -> bool:
        return self.ok_at < NEVER

    @property
    def is_refused(self) -> bool:
        return not self.is_ok and self.last == "refused" and self.code not in COMES_AGAIN

    @property
    def may_be(self) -> bool:
        """Nobody can say: the phone gave up asking, since the stage is another now."""
        return not self.is_ok and not self.is_refused

    @property
    def step(self) -> str:
        return str(self.fields.get("step", ""))

    def __str__(self) -> str:
        return f"{self.do} {self.name[:12]} of {self.phone} in {self.room}"


class Told(NamedTuple):
    seq: int
    event: dict[str, Any]
    at: int  # when the first page heard of it


@dataclass
class Book:
    """Of one room."""

    room: str
    steps: list[str] = field(default_factory=list)
    ops: dict[tuple[str, str, str], Op] = field(default_factory=dict)
    sights: defaultdict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    told: dict[tuple[int, int], Told] = field(default_factory=dict)
    finals: dict[str, Fact] = field(default_factory=dict)

    def of(self, *acts: str) -> list[Op]:
        return [op for op in self.ops.values() if op.do in acts]

    def events(self, *kinds: str) -> list[Told]:
        """In the order of the log."""
        found = [told for _, told in sorted(self.told.items())]
        return [told for told in found if not kinds or told.event["is"] in kinds]


class Books:
    def __init__(self, facts: list[Fact]) -> None:
        self.facts = facts
        self.things = {fact["digest"]: fact["thing"] for fact in facts if fact["is"] == "thing"}
        self.rooms: dict[str, Book] = {}
        for fact in facts:
            if "room" in fact:
                self._enter(self.rooms.setdefault(fact["room"], Book(fact["room"])), fact)

    def __iter__(self) -> Iterator[Book]:
        return iter(self.rooms.values())

    def last_view(self, book: Book) -> dict[str, Any] | None:
        """What the newcomer saw at the end, or whoever looked."""
        last = book.finals.get("newcomer") or next(iter(book.finals.values()), None)
        view: dict[str, Any] | None = self.things[last["hash"]] if last else None
        return view

    def times_without_storage(self) -> list[tuple[int, int]]:
        found, begins = [], None
        for fact in self.facts:
            if fact["is"] == "nemesis" and fact.get("stores_nothing"):
                if fact["moment"] == "begins":
                    begins = fact["at"]
                elif begins is not None:
                    found.append((begins, fact["at"]))
                    begins = None
        return found

    def _enter(self, book: Book, fact: Fact) -> None:
        match fact["is"]:
            case "room":
                book.steps = fact["steps"]
            case "invoke":
                op = Op(book.room, fact["phone"], fact["do"], fact["name"], fact["with"], fact["at"])
                book.ops.setdefault(_key(fact), op)
            case "ok" | "refused" | "unknown":
                _settle(book.ops[_key(fact)], fact)
            case "shown" if _key(fact) in book.ops:  # else it was never sent
                book.ops[_key(fact)].state = fact["state"]
            case "deliver" | "view":
                book.sights[fact["phone"]].append(fact)
                self._tell(book, fact)
            case "final":
                book.finals[fact["phone"]] = fact

    def _tell(self, book: Book, fact: Fact) -> None:
        if fact["is"] == "deliver":
            for seq, event in enumerate(self.things[fact["events"]], fact["from"]):
                book.told.setdefault((fact["epoch"], seq), Told(seq, event, fact["at"]))


def _key(fact: Fact) -> tuple[str, str, str]:
    return fact["phone"], fact["do"], fact["name"]


def _settle(op: Op, fact: Fact) -> None:
    op.last = fact["is"]
    op.code = fact.get("refused", "")
    if fact["is"] == "ok" and not op.is_ok:
        op.ok, op.ok_at = fact["ok"], fact["at"]


def thoughts_in(view: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """All ideas and continuations of a view, those that were taken back too."""
    for step in view["steps"]:
        for idea in step.get("ideas", ()):
            yield idea
            yield from idea["continuations"]
