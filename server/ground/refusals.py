"""Whatever the machine refuses, at the start or in a command, as a sentence for whoever runs the server."""

import errno
import os
import sqlite3
from pathlib import Path

from alembic.util import CommandError
from sqlalchemy import exc

from server.config import BadSetting, Settings
from server.ground.databases import NEWER, why_no_database
from server.keeping import Stop
from server.store.damage import is_damage
from server.store.engine import OUTAGE, Unknown
from server.trail import fault


def why_not(error: BaseException, settings: Settings | None = None) -> str:
    """What was refused, where, and what would help.
    `settings`: as far as they are known; without them the sentence names no place.
    """
    database, data = (settings.database_url, settings.data) if settings else ("", None)
    match error:
        case BadSetting() | Stop():
            return str(error)
        case Unknown() if isinstance(error.__cause__, exc.DBAPIError):
            return why_no_database(error.__cause__, database) or fault(error.__cause__)
        case exc.SQLAlchemyError() | sqlite3.Error():
            return why_no_database(error, database) or fault(error)
        case CommandError():
            return NEWER
        case OSError():
            return why_no_file(error, data)
        case MemoryError():
            return "This machine has no memory left: end other programs, or give it more."
    return fault(error)


def is_refusal(error: BaseException) -> bool:
    """Whether the machine refused something, rather than that the program is wrong."""
    return isinstance(error, (*OUTAGE, OSError, MemoryError)) or is_damage(error)


def why_no_file(error: OSError, data: Path | None = None) -> str:
    """`data`: where it probably was, when the error does not say."""
    path = error.filename if isinstance(error.filename, str) else str(data or "")
    where = path or "A file"
    may_move = data is None or path.startswith(str(data))
    move = ", or set KESKEN_DATA to another folder" if may_move else ""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"The disk{f' of {path}' if path else ''} is full: make room, then try again."
        case errno.EROFS:
            return f"{where} is on a file system that takes nothing written: let it take it{move}."
        case errno.EACCES | errno.EPERM:
            return f"{where} is closed to {who()}: give it to that account (chown){move}."
        case errno.ENOENT:
            return f"There is no {path or 'such file'}."
        case errno.ENOTDIR | errno.EEXIST:
            return f"{where} is to be a folder, and a file stands in its way: move it aside{move}."
        case errno.EISDIR:
            return f"{where} is a folder, and is to be a file: move it aside."
        case errno.EMFILE | errno.ENFILE:
            return "This machine lets Kesken open no more files: raise the limit (ulimit -n)."
    return f"{where} cannot be used: {error.strerror or type(error).__name__}."


def who() -> str:
    """The account that this process runs as, in words."""
    if not hasattr(os, "geteuid"):
        return "the account that runs Kesken"
    try:
        import pwd

        return f"the account {pwd.getpwuid(os.geteuid()).pw_name}"
    except (ImportError, KeyError):  # a number without a name, as in containers
        return f"the account number {os.geteuid()}"
