"""Whether what is stored still agrees with itself: numbers, chain, words, box, and the fold of every log."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import sqlalchemy as db
from msgspec import DecodeError
from sqlalchemy import exc

from server.keeping.check_box import faults_of_box
from server.keeping.pages import are_damaged, known_sessions
from server.store import directory, log
from server.store.damage import is_damage
from server.store.tables import events, keys, sessions
from server.store.unopened import OWNED
from sessions.event import Event, fold
from sessions.names import digest_of, link
from sessions.session import read
from sessions.stage.restored import taken_back
from sessions.state import State, Words
from sessions.thoughts.thought import ThoughtStep
from sessions.thoughts.words import sentences_of

ENTRIES = db.select(events.c.seq, events.c.body, events.c.chain).order_by(events.c.seq)
MOST_NAMED = 10  # missing events; the eleventh says nothing new


class Damage(NamedTuple):
    """Pages of the database are damaged. The sessions that are whole all the same, and the others."""

    whole: list[str]
    broken: list[str]


class Outcome(NamedTuple):
    sessions: int
    faults: list[str]
    damage: Damage | None = None


def check(conn: db.Connection) -> Outcome:
    """One sentence for each fault. `conn` sees one moment (a snapshot): people may write meanwhile."""
    known, all_found = known_sessions(conn)
    found: dict[str, list[str]] = {}
    is_damaged = not all_found
    for session in known:
        with _through_damage(conn) as damaged:
            found[session] = list(_session(conn, session))
        if damaged:
            found[session] = ["it cannot be read, since pages of the database are damaged."]
            is_damaged = True
    faults = [f"{session}: {fault}" for session in known for fault in found[session]]
    if not is_damaged:
        with _through_damage(conn) as damaged:
            faults += _orphans(conn)
        is_damaged = bool(damaged) or are_damaged(conn)
    if not is_damaged:
        return Outcome(len(known), faults)
    broken = [session for session in known if found[session]]
    return Outcome(len(known), faults, Damage(sorted({*known} - {*broken}), broken))


@contextmanager
def _through_damage(conn: db.Connection) -> Iterator[list[Exception]]:
    """Goes on where damaged pages end what is done inside; the list then holds why."""
    met: list[Exception] = []
    try:
        with conn.begin_nested():  # after an error PostgreSQL answers nothing more, but behind a savepoint
            yield met
    except exc.DBAPIError as error:
        if not is_damage(error):
            raise
        met.append(error)


def _session(conn: db.Connection, session: str) -> Iterator[str]:
    row = directory.row(conn, session)
    if row is None:
        yield "other tables hold rows of it, and its own cannot be found."
        return
    entries = conn.execute(ENTRIES.where(events.c.session == row.session)).all()
    yield from _numbers([entry.seq for entry in entries], row.head)
    yield from _chain(entries)
    state = State(row.session, row.epoch, words=log.words(conn, row.session))
    told: list[Event] = []
    for entry in entries:
        try:
            told.append(read(entry.body))
            fold(state, told[-1], entry.body.encode())
        except Exception as error:  # whatever it is, the others are checked all the same
            yield f"event {entry.seq} cannot be read ({type(error).__name__})."
            return
    yield from _words(state, told)
    yield from faults_of_box(state.view, log.box(conn, row.session))
    yield from _row(state, row)
    yield from _prepared(conn, session)


def _prepared(conn: db.Connection, session: str) -> Iterator[str]:
    conn.execute(db.select(keys).where(keys.c.session == session)).all()
    try:
        directory.agenda(conn, session)
    except DecodeError:
        yield "its agenda cannot be read."


def _numbers(numbers: list[int], head: int) -> Iterator[str]:
    missing = sorted(set(range(1, head + 1)) - set(numbers))
    yield from (f"event {number} is missing." for number in missing[:MOST_NAMED])
    if len(missing) > MOST_NAMED:
        yield f"{len(missing) - MOST_NAMED} more events are missing."
    if numbers and numbers[-1] > head:
        yield f"its log goes on to event {numbers[-1]}, but its newest is to be {head}."


def _chain(entries: Any) -> Iterator[str]:
    chain = ""
    for entry in entries:
        if link(chain, entry.body.encode()) != entry.chain:
            yield f"the chain breaks at event {entry.seq}."
        chain = entry.chain  # what follows may be whole again


def _words(state: State, told: list[Event]) -> Iterator[str]:
    digests = {name: digest for event in told for name, digest in _digests(event)}
    gone = {name for event in told for name in taken_back(event)}
    boards = [step for step in state.view.steps if isinstance(step, ThoughtStep)]
    shown = set[str]()
    for thought in (thought for step in boards for thought in step.thoughts):
        names = {thought.name, *(sentence.name for sentence in sentences_of(thought))}
        shown |= names
        if thought.hidden and (thought.name in gone or state.view.phase == "ended"):
            gone |= names
    for name, words in sorted(state.words.items()):
        if fault := _fault_of_words(words, digests.get(name) if name in shown else None, name in gone):
            yield f"the words of {name} {fault}."
    for name in sorted(shown - gone - state.words.keys()):
        yield f"the words of {name} are missing."


def _digests(event: Event) -> list[tuple[str, str]]:
    """Later ones are the words that stand: a change has the name of what it changed."""
    return [(said.name, said.digest) for field in event.has_words for said in getattr(event, field)]


def _fault_of_words(words: Words, digest: str | None, is_gone: bool) -> str:
    if is_gone:
        return "were taken back and are still stored"
    if digest is None:
        return "belong to no thought that was shown"
    return "" if digest_of(words.salt, words.text or "") == digest else "are not those that were shown"


def _row(state: State, row: Any) -> Iterator[str]:
    header, is_ended = state.view.session, state.view.phase == "ended"
    if header is None:
        yield "its log does not begin with its description."
    elif header.kept_until != row.kept_until:
        yield f"it is kept until {row.kept_until}, people were told {header.kept_until}."
    if bool(row.is_ended) != is_ended:
        yield "it has ended in its log or in its row, but not in both."
    if is_ended and row.tag_key:
        yield "it has ended and still has the key that tells phones apart."


def _orphans(conn: db.Connection) -> Iterator[str]:
    living = db.select(sessions.c.session)
    for table in OWNED:
        query = db.select(table.c.session).where(table.c.session.not_in(living)).distinct()
        for session in sorted(conn.scalars(query)) if table is not sessions else ():
            yield f"{session}: {table.name} holds rows of it, but there is no such session."
