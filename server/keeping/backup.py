"""A backup: one file in one form for both databases, made while people write.

Gzipped lines of JSON: a header, every row in the order of its keys, and an end that counts them. What is
sealed stays out, and so do the keys that tell phones apart: no backup says who gave what.
"""

import gzip
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import sqlalchemy as db
from msgspec.json import encode

from server.keeping import Stop
from server.keeping.last_backup import note_backup
from server.keeping.snapshot import revision_of, snapshot
from server.store.tables import metadata, sessions, slips

FORM = 1
# The sessions first: a restore that leaves one out knows it before its rows come.
TABLES = [sessions, *(table for table in metadata.sorted_tables if table not in (sessions, slips))]
# And what comes back is nobody's to forget by itself: it may have been opened since.
LEFT_OUT: dict[db.Table, dict[str, Any]] = {sessions: {"tag_key": "", "box_version": 0, "unopened_since": 0}}
AT_ONCE = 500  # rows


def backup(url: str, path: Path, *, data: Path) -> dict[str, int]:
    """Writes the file, whole or not at all, for its owner's eyes. Returns how many rows each table gave."""
    with snapshot(url) as conn, _whole(path) as file:
        counts = _write(file, conn)
    note_backup(data)
    return counts


def _write(file: IO[bytes], conn: db.Connection) -> dict[str, int]:
    now = datetime.now(UTC).isoformat(timespec="minutes")
    counts: dict[str, int] = {}
    _line(file, {"kesken": FORM, "made": now, "revision": revision_of(conn)})
    for table in TABLES:
        counts[table.name] = 0
        for row in _rows(conn, table):
            _line(file, {table.name: row | LEFT_OUT.get(table, {})})
            counts[table.name] += 1
    _line(file, {"end": counts})
    return counts


def _rows(conn: db.Connection, table: db.Table) -> Iterator[dict[str, Any]]:
    is_postgres = conn.dialect.name == "postgresql"
    # PostgreSQL sorts text by the manners of a language; SQLite by bytes.
    order = [
        column.collate("C") if is_postgres and isinstance(column.type, db.Text) else column
        for column in table.primary_key
    ]
    found = conn.execution_options(yield_per=AT_ONCE).execute(db.select(table).order_by(*order))
    return (dict(row) for row in found.mappings())


def _line(file: IO[bytes], thing: Any) -> None:
    file.write(encode(thing) + b"\n")


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    """A gzipped file that stands under its name only when all of it is on the disk."""
    try:
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # its mode is 600
    except OSError as error:
        raise Stop(f"Nothing can be written to {path.parent}: {error.strerror}.") from error
    try:
        with os.fdopen(number, "wb") as raw:
            with gzip.GzipFile(filename="", mode="wb", fileobj=raw, compresslevel=6, mtime=0) as file:
                yield file  # type: ignore[misc]
            raw.flush()
            os.fsync(raw.fileno())
        Path(name).replace(path)
    except OSError as error:
        raise Stop(f"The backup could not be written: {error.strerror}.") from error
    finally:
        Path(name).unlink(missing_ok=True)
