"""Whether a database says that its own pages are damaged: a disk fails, or something wrote into its file."""

import sqlite3

from sqlalchemy import exc

SQLITE_SAYS = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
POSTGRES_SAYS = ("XX001", "XX002")  # data_corrupted, index_corrupted
NO_TEXT = "Could not decode to UTF-8"  # the driver, of bytes that nobody wrote
PRIMARY = 0xFF  # SQLite's code without what it adds about the circumstances


def is_damage(error: BaseException) -> bool:
    cause = error.orig if isinstance(error, exc.DBAPIError) else error
    if isinstance(cause, sqlite3.OperationalError) and str(cause).startswith(NO_TEXT):
        return True
    return sqlite_code(cause) in SQLITE_SAYS or getattr(cause, "pgcode", None) in POSTGRES_SAYS


def sqlite_code(error: BaseException | None) -> int | None:
    """SQLite's number for what happened; None for an error of another kind."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & PRIMARY
