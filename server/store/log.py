"""The log, the box and the texts of one session, read and written inside a turn's transaction."""

from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as db

from server.store.prepared import Prepared
from server.store.tables import events, sessions, slips, texts
from sessions.event import Event
from sessions.state import Slip, Words
from sessions.turn import Turn

HERE: db.BindParameter[str] = db.bindparam("here")

# SQLite renders nothing for FOR UPDATE: there BEGIN IMMEDIATE is the lock.
LOCK = Prepared(db.select(sessions).where(sessions.c.session == HERE).with_for_update())
TAIL = (
    db.select(events.c.seq, events.c.body)
    .where(events.c.session == HERE, events.c.seq > db.bindparam("after"))
    .order_by(events.c.seq)
)
# The bodies are canonical JSON, so that what an event is stands first in it.
OF_ONE_NAME = (
    db.select(events.c.session, events.c.body)
    .where(events.c.body.startswith(db.bindparam("begins"), autoescape=False))
    .order_by(events.c.session, events.c.seq)
)
CHAIN = db.select(events.c.chain).where(events.c.session == HERE, events.c.seq == db.bindparam("seq"))
BOX = db.select(*slips.c["name", "step", "round", "tag", "kind", "body"]).where(slips.c.session == HERE)
WORDS = db.select(*texts.c["name", "salt", "text"]).where(texts.c.session == HERE)
DROP_SLIP = Prepared(db.delete(slips).where(slips.c.session == HERE, slips.c.name == db.bindparam("who")))
DROP_TEXT = Prepared(db.delete(texts).where(texts.c.session == HERE, texts.c.name == db.bindparam("who")))
PUT_SLIP = Prepared(db.insert(slips))
PUT_TEXT = Prepared(db.insert(texts))
APPEND = Prepared(db.insert(events))
OF_HERE = db.update(sessions).where(sessions.c.session == HERE)
MOVE = Prepared(
    OF_HERE.values(head=db.bindparam("at"), box_version=db.bindparam("box"), kept_until=db.bindparam("until"))
)
END = Prepared(OF_HERE.values(is_ended=True, tag_key=""))


class Row(NamedTuple):
    """A session's row, under lock."""

    session: str
    code: str
    epoch: int
    head: int
    box_version: int
    tag_key: str
    language: str
    kept_until: str
    is_ended: bool
    agenda_version: int
    unopened_since: int


class Entry(NamedTuple):
    seq: int
    body: str


def lock(conn: db.Connection, session: str) -> Row | None:
    found = LOCK.rows(conn, here=session)
    return Row(*found[0]) if found else None


def tail(conn: db.Connection, session: str, *, after: int) -> list[Entry]:
    """The entries with a number above `after`, in order."""
    return [Entry(*row) for row in conn.execute(TAIL, {"here": session, "after": after})]


def newest(conn: db.Connection, event: type[Event], among: Iterable[str]) -> dict[str, str]:
    """By session, the body of the newest event of this name."""
    found = conn.execute(
        OF_ONE_NAME.where(events.c.session.in_(list(among))), {"begins": f'{{"is":"{event.__name__}"'}
    )
    return {row.session: row.body for row in found}


def chain_at(conn: db.Connection, session: str, seq: int) -> str:
    """The chain after event `seq`; empty before the first, and for a number that the log does not have."""
    return conn.execute(CHAIN, {"here": session, "seq": seq}).scalar() or ""


def box(conn: db.Connection, session: str) -> dict[str, Slip]:
    return {row.name: Slip(*row) for row in conn.execute(BOX, {"here": session})}


def words(conn: db.Connection, session: str) -> dict[str, Words]:
    return {row.name: Words(row.salt, row.text) for row in conn.execute(WORDS, {"here": session})}


def write(conn: db.Connection, turn: Turn) -> None:
    """Everything the turn told, put and burnt; moves both numbers of the session's row."""
    state = turn.state
    state.box_version += turn.moves
    _write_slips(conn, turn)
    _write_texts(conn, turn)
    here, header = state.session, state.view.session
    assert header, "a session's first event describes it"
    told = (
        {"session": here, "seq": one.seq, "body": one.body.decode(), "chain": one.chain} for one in turn.told
    )
    APPEND.each(conn, told)
    MOVE.each(
        conn,
        [{"here": here, "at": state.head, "box": state.box_version, "until": header.kept_until}],
    )
    if state.view.phase == "ended":
        END.each(conn, [{"here": here}])


def _write_slips(conn: db.Connection, turn: Turn) -> None:
    here = turn.state.session
    DROP_SLIP.each(conn, ({"here": here, "who": name} for name, stood in turn.stood.items() if stood))
    left = sorted(turn.box[name] for name in turn.stood if name in turn.box)
    PUT_SLIP.each(conn, ({"session": here, **slip._asdict()} for slip in left))


def _write_texts(conn: db.Connection, turn: Turn) -> None:
    here, kept = turn.state.session, turn.state.words
    touched = sorted(turn.touched_words.items())
    DROP_TEXT.each(conn, ({"here": here, "who": name} for name, stood in touched if stood))
    left = [name for name, _ in touched if name in kept]
    PUT_TEXT.each(conn, ({"session": here, "name": name, **kept[name]._asdict()} for name in left))
