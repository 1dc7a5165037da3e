"""No traces below: after slips were burnt, SQLite's write-ahead log
is emptied too, tried again until no reader is in the way.
"""

import logging
import sqlite3

from sqlalchemy import exc

from server import runtime
from server.ground.refusals import why_not
from server.store.engine import Store, Unknown

AGAIN = 1.0  # seconds
# VACUUM holds the one writer, and grows with the whole file.
MOST_VACUUM = 64 * 1024 * 1024  # bytes
log = logging.getLogger(__name__)


class Upkeep:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._is_due = False
        self._wants_vacuum = False
        self._has_said = False

    def wipe_soon(self, *, has_ended: bool) -> None:
        """PostgreSQL recycles its own log."""
        if not self._store.is_sqlite:
            return
        self._wants_vacuum = self._wants_vacuum or has_ended
        if not self._is_due:
            self._is_due = True
            runtime.spawn(self._wipe_until_done)

    def _wipe_until_done(self) -> None:
        while not self._wipe():
            runtime.sleep(AGAIN)
        self._is_due = self._has_said = False

    def _wipe(self) -> bool:
        try:
            if self._wants_vacuum and self._store.file_size() <= MOST_VACUUM:
                self._store.raw("VACUUM")
                self._wants_vacuum = False
            return self._store.wipe_wal()
        except Unknown:
            return False  # the store has said so
        except (exc.DBAPIError, sqlite3.Error, OSError) as error:
            if not self._has_said:
                self._has_said = True
                log.warning("the write-ahead log waits to be emptied. %s", why_not(error))
            return False
