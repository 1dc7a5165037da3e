"""The promises, each a small function that reads a history and says where it was broken.

python -m tests.faults.checker HISTORY.jsonl
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from tests.faults import quorum, thoughts
from tests.faults.books import Book, Books, Op, Violation, thoughts_in
from tests.faults.history import Fact, read

Promise = Callable[[Books], Iterator[str]]
GRACE = 500_000_000  # ns: an acknowledgement that was on its way when the database went
PROMISES: dict[str, Promise] = {}


def judge(facts: list[Fact]) -> list[Violation]:
    books = Books(facts)
    return [Violation(name, what) for name, broken in PROMISES.items() for what in broken(books)]


def promise(sentence: str) -> Callable[[Promise], Promise]:
    def keep(broken: Promise) -> Promise:
        PROMISES[sentence] = broken
        return broken

    return keep


# --- what was given


@promise("what was acknowledged is in the end: nothing is lost")
def nothing_lost(books: Books) -> Iterator[str]:
    for book in books:
        if view := books.last_view(book):
            yield from thoughts.lost(book, view)
            yield from quorum.lost_marks(book)
        yield from _lost_cues(book)


@promise("nothing takes effect twice")
def nothing_twice(books: Books) -> Iterator[str]:
    for book in books:
        shown = Counter(one["name"] for one in thoughts_in(books.last_view(book) or {"steps": []}))
        yield from (f"{name} stands there {times} times" for name, times in shown.items() if times > 1)
        yield from thoughts.doubled(book, books.last_view(book))
        reveals = Counter(
            (told.event["is"], told.event["step"], _round_of(told.event))
            for told in book.events("ThoughtsShown", "MarksTallied")
        )
        yield from (f"{what} {times} times" for what, times in reveals.items() if times > 1)


@promise("nothing is there that nobody gave")
def nothing_invented(books: Books) -> Iterator[str]:
    everywhere = {op.name for book in books for op in book.ops.values()}
    for book in books:
        asked = {(op.step, op.fields.get("round")) for op in book.of("RevealRound")}
        for told in book.events("ThoughtsShown", "MarksTallied"):
            if (told.event["step"], _round_of(told.event)) not in asked:
                yield f"round {_round_of(told.event)} of {told.event['step']} was shown unasked"
        for phone, sights in book.sights.items():
            strange = {name for sight in sights for name in sight["came"]} - everywhere
            yield from (f"{phone} saw {name}" for name in strange)


@promise("what was refused is nowhere")
def refused_absent(books: Books) -> Iterator[str]:
    for book in books:
        seen = {name for sights in book.sights.values() for sight in sights for name in sight["came"]}
        counted = {name for told in book.events("MarksTallied") for name in told.event["picture"]["counted"]}
        for op in book.of(*thoughts.WORDS, "PlaceMark"):
            if op.is_refused and op.name in seen | counted:
                yield f"{op} was refused ({op.code}), and is seen"


@promise("one's own stored thought never vanishes unless it is taken back")
def own_never_vanishes(books: Books) -> Iterator[str]:
    for book in books:
        gone = thoughts.families_taken_back(book)
        for phone, sights in book.sights.items():
            for sight in sights:
                yield from (f"{name} vanished from {phone}" for name in sight["went"] if name not in gone)


@promise("«stored» is shown only after it was acknowledged, and what is unknown resolves by itself")
def shown_after_ok(books: Books) -> Iterator[str]:
    for book in books:
        for op in book.ops.values():
            gone_already = op.do == "TakeBack" and op.is_refused
            if op.state == "stored" and not op.is_ok and not gone_already:
                yield f"{op} was shown as stored, and never acknowledged"
            if op.state == "waiting" and book.finals:
                yield f"{op} was never resolved"


@promise("nothing is acknowledged while nothing can be stored")
def nothing_stored_meanwhile(books: Books) -> Iterator[str]:
    for begins, ends in books.times_without_storage():
        for fact in books.facts:
            if fact["is"] == "ok" and begins + GRACE < fact["at"] < ends:
                after = (fact["at"] - begins) / 1e9
                yield f"{fact['do']} of {fact['phone']} was acknowledged {after:.1f} s after that began"


# --- the log


@promise("events are numbered one by one, without gaps, and time does not go back")
def numbers_without_gaps(books: Books) -> Iterator[str]:
    for fact in books.facts:
        if fact["is"] in ("gap", "disagreement"):
            yield f"{fact['phone']} in {fact['room']} met a {fact['is']} at {fact.get('after')}"
    for book in books:
        for phone, sights in book.sights.items():
            yield from (f"{phone} went back from {before} to {after}" for before, after in _back(sights))
        for (epoch, seq), (then, following) in pairwise(sorted(book.told)):
            if epoch == then and following != seq + 1:
                yield f"nobody was told what is between {seq} and {following}"


@promise("there is one chain, one event and one view for each number")
def one_history(books: Books) -> Iterator[str]:
    for book in books:
        chains: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
        views: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
        for sights in book.sights.values():
            for sight in sights:
                chains[sight["epoch"], sight["seq"]].add(sight["chain"])
                views[sight["epoch"], sight["seq"]].add(sight["hash"])
        yield from (
            f"{len(found)} chains at {at} of {book.room}" for at, found in chains.items() if len(found) > 1
        )
        yield from (
            f"{len(found)} views at {at} of {book.room}" for at, found in views.items() if len(found) > 1
        )


@promise("after healing all phones and a newcomer see the same")
def all_equal(books: Books) -> Iterator[str]:
    for book in books:
        stands = {(f["epoch"], f["after"], f["chain"], f["hash"]) for f in book.finals.values()}
        if len(stands) > 1:
            yield f"{len(stands)} different last views in {book.room}"


@promise("the epoch changes with a restore, and never otherwise")
def epochs(books: Books) -> Iterator[str]:
    restores = sum(f["is"] == "nemesis" and f["what"] == "restored" for f in books.facts)
    for book in books:
        found = {sight["epoch"] for sights in book.sights.values() for sight in sights}
        if len(found) > 1 + restores or (restores and book.finals and len(found) == 1):
            yield f"{book.room} had {len(found)} epochs and {restores} restores"


@promise("the stage moves in the order of the desk's cues")
def stage_order(books: Books) -> Iterator[str]:
    for book in books:
        stages = [(told.seq, told.event["step"]["step"]) for told in book.events("StepOpened")]
        opened = [step for step, _ in groupby(step for _, step in stages)]
        asked = [op for op in sorted(book.of("OpenStep"), key=lambda op: op.ok_at) if op.is_ok]
        for op in asked:
            at_that_time = [step for seq, step in stages if seq <= op.ok]
            if not at_that_time or at_that_time[-1] != op.step:
                yield f"{op} was acknowledged at {op.ok}, when the stage was another"
        if len([step for step, _ in groupby(op.step for op in asked)]) < len(opened) and not _open(book):
            yield f"{book.room} had more stages than cues"


@promise("nothing of one room is on a phone of another")
def own_room_only(books: Books) -> Iterator[str]:
    home = {op.name: book.room for book in books for op in book.ops.values()}
    for book in books:
        for phone, sights in book.sights.items():
            strange = {n for sight in sights for n in sight["came"] if home.get(n, book.room) != book.room}
            yield from (f"{phone} of {book.room} saw {name} of {home[name]}" for name in strange)
        steps = {told.event["step"]["step"] for told in book.events("StepOpened")}
        yield from (f"{book.room} opened {step}, a step of another room" for step in steps - {*book.steps})


@promise("nothing is shown from fewer than five phones, and none of those who gave is overlooked")
def no_reveal_under_the_quorum(books: Books) -> Iterator[str]:
    for book in books:
        yield from quorum.too_few(book)


# --- small questions


def _back(sights: list[Fact]) -> Iterator[tuple[int, int]]:
    """Numbers that became smaller within one epoch."""
    for before, after in pairwise(sights):
        if before["epoch"] == after["epoch"] and after["seq"] < before["seq"]:
            yield before["seq"], after["seq"]


def _round_of(event: dict[str, Any]) -> int:
    return int(event["round"] if "round" in event else event["picture"]["round"])


def _open(book: Book) -> list[Op]:
    return [op for op in book.of("OpenStep") if not op.is_ok and not op.is_refused]


def _lost_cues(book: Book) -> Iterator[str]:
    """What a desk was told is done, is done by that number."""
    reveals = [
        (t.seq, t.event["step"], _round_of(t.event)) for t in book.events("ThoughtsShown", "MarksTallied")
    ]
    titles = [(t.seq, t.event["session"]["title"]) for t in book.events("SessionDescribed")]
    for op in book.of("RevealRound", "DescribeSession"):
        if not op.is_ok:
            continue
        if op.do == "RevealRound":
            is_there = any(s <= op.ok and (st, r) == (op.step, op.fields["round"]) for s, st, r in reveals)
        else:
            is_there = any(s <= op.ok and title == op.fields["title"] for s, title in titles)
        if not is_there:
            yield f"{op} was acknowledged at {op.ok}, and is not in the log"


if __name__ == "__main__":
    for violation in judge(read(Path(sys.argv[1]))):
        sys.stdout.write(f"{violation}\n")
