"""What a database refuses, as a sentence. SQLite says it by a number; PostgreSQL by a code, and to whoever
cannot even come in by words alone.
"""

import getpass
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as db
from sqlalchemy import exc

from server.store.damage import POSTGRES_SAYS, is_damage, sqlite_code

OLDER = "The database has the shape of another version. Start Kesken: it brings it up to date."
NEWER = (
    "The database is of a newer version of Kesken than this one, or of another program. Update Kesken, or "
    "set the database aside and bring back a backup that this version has made: ./dev restore FILE."
)
DAMAGED = (
    "{it} is damaged: a disk that fails, or something wrote into it. ./dev check says which sessions are "
    "whole. Stop Kesken, set the database aside and bring back the newest backup: ./dev restore FILE."
)

LEAST_ROOM = 128 * 1024  # bytes, of which SQLite takes 32 KiB for its shared memory

# What PostgreSQL or the way to it says when it is not there, or not yet. The library says it in English.
AWAY = (
    *("Connection refused", "No such file or directory", "timeout expired", "could not translate host name"),
    *("Connection timed out", "Network is unreachable", "No route to host", "Host is down"),
    *("closed the connection unexpectedly", "Connection reset by peer"),
    *("starting up", "shutting down", "in recovery mode", "not yet accepting connections"),
)


def is_away(error: BaseException) -> bool:
    """Whether PostgreSQL is not there, so that it may help to wait."""
    words = str(error.orig) if isinstance(error, exc.OperationalError) else ""
    return any(sign in words for sign in AWAY)


def why_no_database(error: exc.SQLAlchemyError | sqlite3.Error, url: str) -> str:
    """Empty for what no machine refuses: a statement that is wrong is a fault of ours."""
    cause = error.orig if isinstance(error, exc.DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _sqlite(cause, url)
    if isinstance(error, exc.DBAPIError) and type(cause).__module__.startswith("psycopg2"):
        return _postgres(error, url)
    return ""


# --- SQLite


def _sqlite(error: sqlite3.Error, url: str) -> str:
    path = Path(str(db.make_url(url).database)) if url else None
    it = f"The database {path}" if path else "The database"
    match sqlite_code(error):
        case sqlite3.SQLITE_NOTADB:
            return (
                f"{it} is no database of SQLite. Set the file aside and start Kesken: it makes a new one, "
                "and ./dev restore FILE brings back a backup."
            )
        case _ if is_damage(error):
            return DAMAGED.format(it=it)
        case code if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _has_no_room(path)):
            return f"The disk of {path or 'the database'} is full: make room, then try again."
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return f"{it} is held by another program: end it, or wait until it has done its work."
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return _closed(path, it)
        case sqlite3.SQLITE_IOERR:
            return f"{it} cannot be read or written: is the disk full, or does it fail?"
    return ""


def _closed(path: Path | None, it: str) -> str:
    if path and path.is_dir():
        return f"{path} is a folder, and the database is to be a file: set DATABASE_URL to one in it."
    if path and not path.parent.is_dir():
        return f"There is no folder {path.parent} for the database: make it, or correct DATABASE_URL."
    if path and is_read_only(path.parent):
        return f"{it} is on a file system that takes nothing written: let it take it, or move the database."
    return f"{it} cannot be opened and written to: give it and its folder to the account of Kesken (chown)."


def _has_no_room(path: Path | None) -> bool:
    """SQLite's shared memory calls a full disk a failure."""
    try:
        return path is not None and shutil.disk_usage(path.parent).free < LEAST_ROOM
    except OSError:
        return False


def is_read_only(folder: Path) -> bool:
    if not hasattr(os, "statvfs"):
        return False
    try:
        return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
    except OSError:
        return False


# --- PostgreSQL


def _postgres(error: exc.DBAPIError, url: str) -> str:
    cause = error.orig
    it, words = f"PostgreSQL{place_of(url)}", str(cause)
    name, account = _names_in(url)
    if is_away(error):
        return f"{it} does not answer ({_reason(words)}): is it running, and is DATABASE_URL right?"
    for is_it, sentence in POSTGRES:
        if is_it(getattr(cause, "pgcode", None) or "", words):
            return sentence.format(it=it, name=name, account=account)
    if error.statement is None:  # nothing of anybody's is in it yet
        return f"{it} refuses: {_reason(words)}. Is DATABASE_URL right?"
    if isinstance(error, exc.OperationalError | exc.InterfaceError):
        return f"{it} does not go on ({getattr(cause, 'pgcode', None) or type(cause).__name__}): is it well?"
    return ""


def place_of(url: str) -> str:
    """Where a PostgreSQL is, without name and password: ` at 127.0.0.1, port 5432`."""
    if not url:
        return ""
    parsed = db.make_url(url)
    host = parsed.host or parsed.query.get("host") or ""
    host = ", ".join(host) if isinstance(host, tuple) else host
    port = f", port {parsed.port}" if parsed.port else ""
    return f" at {host}{port}" if host else ""


def _names_in(url: str) -> tuple[str, str]:
    """Of the database and of the account: without a name PostgreSQL takes the system's."""
    parsed = db.make_url(url) if url else None
    account = (parsed.username if parsed else "") or _account()
    return (parsed.database if parsed else "") or account, account


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a number without a name, as in containers
        return "kesken"


def _reason(words: str) -> str:
    """The last half of the first line: `connection to server at "x", port 1 failed: Connection refused`."""
    first = words.strip().partition("\n")[0]
    for before in ("failed: ", "to address: "):
        first = first.rpartition(before)[2] if before in first else first
    return first.removeprefix("FATAL:").strip().rstrip(".")


def _says(*signs: str) -> Callable[[str, str], bool]:
    return lambda code, words: any(sign in words for sign in signs)


def _is(*codes: str) -> Callable[[str, str], bool]:
    return lambda code, words: code in codes


POSTGRES: list[tuple[Callable[[str, str], bool], str]] = [
    (
        _says("authentication failed", "no password supplied", 'role "'),
        "{it} does not let {account} in: correct the name or the password in DATABASE_URL.",
    ),
    (
        _says("no pg_hba.conf entry"),
        "{it} does not let {account} in from this machine: add a line to its pg_hba.conf.",
    ),
    (
        lambda code, words: 'database "' in words and "does not exist" in words,
        "{it} has no database {name}: make it (createdb -O {account} {name}), or correct DATABASE_URL.",
    ),
    (
        lambda code, words: code == "53300" or "connection slots" in words or "too many clients" in words,
        "{it} has no connection left: raise its max_connections; each process of Kesken takes four.",
    ),
    (
        _is("42501"),
        "{it} lets {account} make nothing in {name}: ALTER DATABASE {name} OWNER TO {account} lets it.",
    ),
    (_is("25006"), "{it} is a copy that takes nothing written: DATABASE_URL must name the one that does."),
    (_is("53100"), "The disk of {it} is full: make room, then try again."),
    (_is("55P03", "57014"), "{it} is held by another program for longer than Kesken waits: try again."),
    (_is(*POSTGRES_SAYS), DAMAGED.replace("{it}", "The database in {it}")),
]
