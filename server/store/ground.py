"""The files under a SQLite database. When somebody deletes, moves or replaces them while they are open, the
system tells nobody: everything goes on, and goes into files that no later start finds.
"""

import logging
import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import sqlalchemy as db
from sqlalchemy import exc

from server.store.content import Content
from server.store.outage import Moved

BESIDE = ("-wal", "-shm")  # the write-ahead log and its index
GONE = (
    "The database file is gone from its place: somebody has deleted or moved it, or its folder. Nothing is "
    "stored until it is back. Do not stop Kesken before: docs/operator.md says how it can be saved."
)
REPLACED = (
    "Another file lies where the database was. Nothing is stored until the first one is back in its place, "
    "or until Kesken is started anew with this one: docs/operator.md says how."
)
OVERWRITTEN = (
    "Something was copied over the database file while Kesken runs. Nothing is stored until Kesken is "
    "started anew: docs/operator.md says how."
)
SHARED = (
    "The log beside the database was deleted, and another program has the database open too. Nothing is "
    "stored until one of them ends: stop the other one, or start all of them anew."
)

Mark = tuple[int, int] | None  # a file's device and number; None: there is no such file
Try = Callable[[db.Connection], bool]

log = logging.getLogger(__name__)


class Ground:
    """`save(conn)`: writes what stands in the log into the database's own file, as far as nobody reads.
    `renew_log(conn)`: that, and a log under its old name again; not while others have the database open: they
    would write on in the log that is gone. Both tell whether they could.
    """

    def __init__(self, database: Path, save: Try, renew_log: Try) -> None:
        self._database = str(database)
        self._beside = [self._database + end for end in BESIDE]
        self._save, self._renew_log = save, renew_log
        self._content = Content(database, Path(self._beside[1]))
        self._known: Mark = None
        self._known_beside: list[Mark] = [None, None]
        self._is_saved = self._has_lost_log = self._has_mended = False

    def note(self, *_: object) -> None:
        """The files have just been opened. The database itself is known from the first time on."""
        self._known = self._known or _mark(self._database)
        self._known_beside = [_mark(file) for file in self._beside]
        self._content.open()

    def refuse_another(self, *_: object) -> None:
        """The files are about to be opened; where there are none, new ones would be made. Raises Moved."""
        if self._known is not None:
            self._found()

    def look_before(self, conn: db.Connection) -> None:
        """So that nothing is written where nobody finds it. Raises Moved."""
        found = self._find(conn)
        if self._has_lost_log:
            self._look_beside(conn)
        self._look_inside(conn, found)

    def look_after(self, conn: db.Connection) -> None:
        """So that nothing is acknowledged that has just gone. Raises Moved."""
        found = self._find(conn)
        self._look_beside(conn)
        self._look_inside(conn, found)
        if not conn.invalidated:
            self._content.note(found)
        self._is_saved = False

    def say_what_was_mended(self) -> None:
        """On the loop: what works in a pool thread must not log."""
        if self._has_mended:
            self._has_mended = False
            log.warning("The log beside the database was deleted or replaced. What it held is stored.")

    def close(self) -> None:
        self._content.close()

    def _find(self, conn: db.Connection) -> os.stat_result:
        try:
            return self._found()
        except Moved:
            self._save_once(conn)
            raise

    def _found(self) -> os.stat_result:
        """How the file stands."""
        try:
            found = os.stat(self._database)  # noqa: PTH116 - a Path takes twice as long
        except OSError:
            raise Moved(GONE) from None
        if self._known != (found.st_dev, found.st_ino):
            raise Moved(REPLACED)
        return found

    def _look_beside(self, conn: db.Connection) -> None:
        """What was stored may be in the log that we hold open, and nowhere else."""
        beside = zip(self._known_beside, self._beside, strict=True)
        self._has_lost_log = not conn.invalidated and any(
            known and known != _mark(file) for known, file in beside
        )
        if not self._has_lost_log:
            return
        if not self._renew_log(conn):
            self._save_once(conn)
            raise Moved(SHARED)
        self._has_lost_log, self._has_mended = False, True

    def _look_inside(self, conn: db.Connection, found: os.stat_result) -> None:
        """What stands in the log does not fit to what was copied there: so it is left alone."""
        if not conn.invalidated and self._content.is_foreign(found):
            raise Moved(OVERWRITTEN)

    def _save_once(self, conn: db.Connection) -> None:
        """The file that we hold open becomes whole by itself, wherever it is now, and no log is left that
        another one would be read with.
        """
        if not self._is_saved:
            with suppress(Moved, exc.DBAPIError, sqlite3.Error):
                self._is_saved = self._save(conn)


def _mark(file: str) -> Mark:
    try:
        found = os.stat(file)  # noqa: PTH116
    except OSError:
        return None
    return found.st_dev, found.st_ino
