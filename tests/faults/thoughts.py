"""What must stand on the boards at the end, by what each phone did and was answered.

A phone asks one thing after the other, so the acts on one thought, its family, have an order: what was
acknowledged last is what must be seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sessions.texts import tidy
from tests.faults.books import THOUGHTS, Book, Op, thoughts_in

WORDS = (*THOUGHTS, "ChangeIdea")
UNDOING = ("TakeBack", "TakeBackLater")


@dataclass
class Family:
    """A thought, and everything that its phone did to it, in order."""

    origin: Op
    acts: list[Op] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        return {self.origin.name, *(op.name for op in self.acts if op.do == "ChangeIdea")}

    @property
    def texts(self) -> set[str]:
        return {
            tidy(op.fields["text"])
            for op in (self.origin, *self.acts)
            if op.do in WORDS and not op.is_refused
        }

    def last(self) -> Op | None:
        """The newest act that took effect; None when nobody can say which that was."""
        if any(op.may_be for op in (self.origin, *self.acts)):
            return None
        done = [op for op in (self.origin, *self.acts) if op.is_ok]
        return done[-1] if done else self.origin


def lost(book: Book, view: dict[str, Any]) -> Iterator[str]:
    for family in families(book):
        last = family.last()
        if last is None or not family.origin.is_ok:
            continue
        seen = [one for one in thoughts_in(view) if one["name"] in family.names and not one["is_taken_back"]]
        if last.do in WORDS and not seen:
            yield f"{last} was acknowledged, and is not there"
        elif last.do in WORDS and seen[0]["text"] not in _allowed(family, last):
            yield f"{last} says “{seen[0]['text']}” and should say “{last.fields['text']}”"
        elif last.do in UNDOING and seen and target_of(last) == family.origin.name:
            yield f"{last} was acknowledged, and the thought is still there"


def doubled(book: Book, view: dict[str, Any] | None) -> Iterator[str]:
    """A thought that was changed while sealed goes on under one name, not under two."""
    for family in families(book) if view else ():
        seen = [one["name"] for one in thoughts_in(view or {}) if one["name"] in family.names]
        if len(seen) > 1:
            yield f"{family.origin} stands there under {len(seen)} names"


def families(book: Book) -> list[Family]:
    found = {op.name: Family(op) for op in book.of(*THOUGHTS)}
    home = {name: name for name in found}
    for op in book.ops.values():
        if op.do in ("ChangeIdea", *UNDOING) and (origin := home.get(target_of(op))):
            home[op.name] = origin
            found[origin].acts.append(op)
    return list(found.values())


def families_taken_back(book: Book) -> set[str]:
    """All names of thoughts that their phones ever wanted to take back."""
    wanted = [family for family in families(book) if any(op.do in UNDOING for op in family.acts)]
    return {name for family in wanted for name in family.names}


def target_of(op: Op) -> str:
    return str(op.fields["name"] if op.do == "TakeBack" else op.fields["idea"])


def _allowed(family: Family, last: Op) -> set[str]:
    """The words of the last act; any, when a change was called off in between: then older ones come back."""
    if any(op.do in UNDOING and target_of(op) != family.origin.name for op in family.acts):
        return family.texts
    return {tidy(last.fields["text"])}
