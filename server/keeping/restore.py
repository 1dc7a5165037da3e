"""Bringing a backup back, into an empty database or in place of what is there.

A new epoch tells every phone that its history was another one. It is drawn at random, above all that are
known: one more than the greatest would be given twice, when the same backup comes back twice.
"""

import gzip
import secrets
import time
import zlib
from collections.abc import Collection, Iterator, Set
from contextlib import suppress
from itertools import groupby, islice
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as db
from msgspec import DecodeError
from msgspec.json import decode

from server.keeping import Stop, counted
from server.keeping.backup import AT_ONCE, FORM, TABLES
from server.keeping.deleted import Deleted, Gone
from server.keeping.known_day import day_not_over
from server.keeping.snapshot import PATIENT, revision_of
from server.store import log
from server.store.tables import events, metadata, sessions
from sessions.event import fold
from sessions.names import encode
from sessions.session import read
from sessions.stage.restored import begin_next_round, take_back_again, taken_back
from sessions.state import State
from sessions.thoughts.growth import IdeaShaped
from sessions.thoughts.hiding import ThoughtsHidden
from sessions.turn import Turn

NAMED = {table.name: table for table in TABLES}
# In the log: words went, or were made of others.
SIGNS = ('"IdeaTakenBack"', '"taken_back":["', '"is_scrubbed":true', '"IdeaShaped"')
# Of these the rows are taken as they are: what came into the tables since has a value of its own.
OLDER = ("0001",)
FARTHEST = 2**40  # far below 2**53, from where on browsers count wrong

Row = tuple[str, dict[str, Any]]  # the table's name, and what stands in it


class Restored(NamedTuple):
    sessions: int
    left_out: int  # deleted or past their time since
    replaced: int  # stood in the database before


def restore(
    conn: db.Connection, path: Path, deleted: Deleted, *, replace: bool, without: Collection[str] = ()
) -> Restored:
    """In one transaction. Raises Stop, and then nothing has changed."""
    counts = check_file(path, revision=revision_of(conn))
    gone = deleted.read()
    gone.sessions.update(without)
    _keep_others_out(conn)
    before = conn.scalar(db.select(db.func.count()).select_from(sessions)) or 0
    if before and not replace:
        raise Stop(
            f"The database holds {counted(before, 'session')}. With --replace the backup takes their place; "
            "what was written since it was made is lost then."
        )
    epoch = _newest_epoch(conn, path) + 1 + secrets.randbelow(FARTHEST)
    _remember_taken_back(conn, gone)
    for table in reversed(metadata.sorted_tables):
        conn.execute(db.delete(table))
    kept = _insert(conn, path, gone, epoch)
    for session in sorted(kept):
        _settle(conn, session, gone.thoughts.get(session, set()))
    return Restored(len(kept), counts["sessions"] - len(kept), before)


# --- the file


def check_file(path: Path, *, revision: str | None) -> dict[str, int]:
    """How many rows of each table the backup holds, all of it read once. Raises Stop for anything else."""
    header = next(_lines(path), {})
    if header.get("kesken") != FORM or header.get("revision") not in (revision, *OLDER):
        raise Stop(
            "This is not a backup of Kesken."
            if "kesken" not in header
            else "This backup was made by another version of Kesken. Restore it with that one, then update."
        )
    counts, end = dict.fromkeys(NAMED, 0), None
    for line in islice(_lines(path), 1, None):
        if end is not None:
            raise Stop("This backup goes on after its end: it is damaged. Nothing was changed.")
        end = line.get("end")
        for name in line.keys() & NAMED.keys():
            counts[name] += 1
    if counts != end:
        raise Stop("This backup is cut short or damaged. Nothing was changed.")
    return counts


def rows(path: Path) -> Iterator[Row]:
    for line in _lines(path):
        for name in line.keys() & NAMED.keys():
            yield name, line[name]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with gzip.open(path, "rb") as file:
            for line in file:
                yield decode(line, type=dict[str, Any])
    except FileNotFoundError as error:
        raise Stop(f"There is no file {path}.") from error
    except (PermissionError, IsADirectoryError) as error:
        raise Stop(f"{path} cannot be read: {error.strerror}.") from error
    except (OSError, EOFError, zlib.error, DecodeError, UnicodeDecodeError) as error:
        raise Stop("This is no backup of Kesken, or it is damaged. Nothing was changed.") from error


# --- the rows


def _keep_others_out(conn: db.Connection) -> None:
    """On SQLite BEGIN IMMEDIATE does. A turn that waits here begins again with what it finds then."""
    if conn.dialect.name == "postgresql":
        for patience in PATIENT:
            conn.exec_driver_sql(patience)
        conn.exec_driver_sql("LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE")


def _newest_epoch(conn: db.Connection, path: Path) -> int:
    in_file = (row["epoch"] for name, row in rows(path) if name == sessions.name)
    known = conn.scalar(db.select(db.func.max(sessions.c.epoch))) or 0
    return int(max(known, *in_file, 0))


def _remember_taken_back(conn: db.Connection, gone: Gone) -> None:
    """Also what was taken back or scrubbed while the list could not be written:
    the log that is replaced knows it.
    """
    made: dict[str, set[str]] = {}  # a thought's name -> those of the sentences that the room made of it
    has_some = db.or_(*(events.c.body.contains(sign) for sign in SIGNS))
    query = db.select(events.c.session, events.c.body).where(has_some)
    for row in conn.execute(query.order_by(events.c.session, events.c.seq)):
        with suppress(DecodeError):  # a damaged log may be why there is a restore
            event = read(row.body)
            names = gone.thoughts.setdefault(row.session, set())
            names.update(taken_back(event))
            match event:
                case IdeaShaped(idea=idea, sentences=sentences):
                    made.setdefault(idea, set()).update(one.name for one in sentences)
                case ThoughtsHidden(names=hidden, is_scrubbed=True):
                    names.update(name for one in hidden for name in made.get(one, ()))


def _insert(conn: db.Connection, path: Path, gone: Gone, epoch: int) -> set[str]:
    today = day_not_over().isoformat()
    kept: set[str] = set()
    for name, those in groupby(rows(path), key=lambda row: row[0]):
        found = (row for _, row in those)
        if name == sessions.name:
            found = (
                row
                | {
                    "epoch": epoch,
                    # Desks may hold later versions than the backup: none of them may pass for the newest.
                    "agenda_version": epoch,
                    "tag_key": "" if row["is_ended"] else encode(secrets.token_bytes(32)),
                }
                for row in found
                if row["session"] not in gone.sessions and row["kept_until"] >= today
            )
        while batch := list(islice(found, AT_ONCE)):
            if name == sessions.name:
                kept |= {row["session"] for row in batch}
            if mine := [row for row in batch if row["session"] in kept]:
                conn.execute(db.insert(NAMED[name]), mine)
    return kept


def _settle(conn: db.Connection, session: str, names: Set[str]) -> None:
    """What the restore took from the room is said in its log, by the road of every turn."""
    row = log.lock(conn, session)
    assert row is not None
    state = State(session, row.epoch, box_version=row.box_version, words=log.words(conn, session))
    try:
        for entry in log.tail(conn, session, after=0):
            fold(state, read(entry.body), entry.body.encode())
    except Exception as error:
        raise Stop(
            f"The log of session {session} cannot be read ({type(error).__name__}). Nothing was changed. "
            f"With --without {session} everything else comes back."
        ) from error
    turn = Turn(
        state,
        tag_key=row.tag_key.encode(),
        agenda={},
        at=time.time_ns() // 1_000_000,
        chance=secrets.SystemRandom(),
    )
    begin_next_round(turn)
    take_back_again(turn, names)
    if turn.told:
        log.write(conn, turn)
