"""How many phones a reveal rested on, judged by what the phones themselves asked and were answered."""

from collections.abc import Iterator
from typing import NamedTuple

from sessions.rounds.ending import QUORUM
from tests.faults.books import GIVING, NEVER, Book, Op, Told
from tests.faults.thoughts import UNDOING, target_of

SURE = ("PostIdea", "ContinueIdea", "AddNothing")  # whatever else was given may hang on older things


class Opening(NamedTuple):
    """When a round of a step opened: not before, and not after."""

    earliest: int
    latest: int


def too_few(book: Book) -> Iterator[str]:
    yield from _miscounted(book)
    for op in book.of("RevealRound"):
        if op.is_refused and op.code in ("too_few", "too_few_marks"):
            must = _must_have_given(book, op.step, op.fields["round"], op.invoked)
            if len(must) >= QUORUM:
                yield f"{op} was refused, and {len(must)} phones had given something"
    for told in book.events("MarksTallied"):
        picture = told.event["picture"]
        if picture["n"] < QUORUM or picture["n"] != len(picture["counted"]):
            yield f"round {picture['round']} of {told.event['step']} was drawn from {picture['n']} marks"


def _miscounted(book: Book) -> Iterator[str]:
    for told in book.events("ThoughtsShown"):
        step, round, phones = told.event["step"], told.event["round"], told.event["phones"]
        most = len(_may_have_given(book, told))
        least = len(_must_have_given(book, step, round, _asked_at(book, step, round)))
        if phones < QUORUM or most < QUORUM:
            yield f"round {round} of {step} was shown with {phones} phones, and {most} had given something"
        elif not least <= phones <= most:
            yield f"round {round} of {step} counted {phones} phones; there were {least} to {most}"


def lost_marks(book: Book) -> Iterator[str]:
    """A picture counts of each phone the last mark that was acknowledged and not taken back, and no other."""
    for told in book.events("MarksTallied"):
        step, picture = told.event["step"], told.event["picture"]
        wanted, unsure = set(), set()
        marks = [
            op for op in book.of("PlaceMark") if (op.step, op.fields["round"]) == (step, picture["round"])
        ]
        for phone in {op.phone for op in marks}:
            acts = [op for op in book.ops.values() if op.phone == phone and _is_about(op, marks)]
            if any(op.may_be for op in acts):
                unsure |= {op.name for op in acts}
            elif (standing := _standing(acts)) is not None:
                wanted.add(standing)
        counted = set(picture["counted"])
        where = f"round {picture['round']} of {step}"
        yield from (f"a mark {name[:12]} is not in {where}" for name in wanted - counted)
        yield from (f"a mark {name[:12]} should not be in {where}" for name in counted - wanted - unsure)


def _is_about(op: Op, marks: list[Op]) -> bool:
    names = {mark.name for mark in marks if mark.phone == op.phone}
    return (op.do == "PlaceMark" or op.do in UNDOING) and op.name in names


def _standing(acts: list[Op]) -> str | None:
    standing = None
    for op in acts:
        if op.is_ok and op.do == "PlaceMark":
            standing = op.name
        elif op.is_ok and op.name == standing:
            standing = None
    return standing


def _may_have_given(book: Book, told: Told) -> set[str]:
    opening = _opening(book, told.event["step"], told.event["round"])
    asked = _asked_at(book, told.event["step"], told.event["round"])
    return {
        op.phone
        for op in book.of(*GIVING)
        if op.step == told.event["step"]
        and not op.is_refused
        and op.invoked < told.at
        and op.ok_at > opening.earliest
        and not _was_undone(book, op, before=asked)
    }


def _must_have_given(book: Book, step: str, round: int, before: int) -> set[str]:
    opening = _opening(book, step, round)
    return {
        op.phone
        for op in book.of(*SURE)
        if op.step == step
        and op.fields.get("round", round) == round
        and op.invoked > opening.latest
        and op.ok_at < before
        and not any(target_of(other) == op.name for other in book.of("ChangeIdea", *UNDOING))
    }


def _was_undone(book: Book, op: Op, *, before: int) -> bool:
    return any(
        other.is_ok and other.ok_at < before and other.name == op.name for other in book.of("TakeBack")
    )


def _asked_at(book: Book, step: str, round: int) -> int:
    """When a desk first asked for this reveal."""
    asked = [op.invoked for op in book.of("RevealRound") if (op.step, op.fields["round"]) == (step, round)]
    return min(asked, default=NEVER)


def _opening(book: Book, step: str, round: int) -> Opening:
    """By the event that opened the round, and by when the desk asked for what brought it about."""
    events = [
        told
        for told in book.events("StepOpened", "ThoughtsShown")
        if (
            told.event["is"] == "ThoughtsShown"
            and (told.event["step"], told.event["round"] + 1) == (step, round)
        )
        or (
            told.event["is"] == "StepOpened"
            and (told.event["step"]["step"], told.event["round"]) == (step, round)
        )
    ]
    if not events:
        return Opening(0, NEVER)
    first = events[0]
    if first.event["is"] == "ThoughtsShown":
        earliest = _asked_at(book, step, round - 1)
    else:
        asked = [op.invoked for op in book.of("OpenStep") if op.step == step and op.invoked < first.at]
        earliest = max(asked, default=0)
    return Opening(earliest, events[-1].at)
