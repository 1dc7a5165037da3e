"""Whether SQLite itself wrote what stands in its open file. Whoever copies another database over it writes
into the same file: its device and number stay, and SQLite goes on with what it remembers of the old one.

While a write-ahead log is used, only a checkpoint changes the file,
and each leaves a trace in the index of the log (SQLite's documentation, “WAL-mode File Format”).
So a file that has changed while the index has not was written by somebody else.
"""

import os
import zlib
from pathlib import Path

# Of the index:
SALT = slice(32, 40)  # which log it is, which begins anew when all of it stands in the file; …
BACKFILLED = slice(96, 100)  # … how much of it stands there, and …
ATTEMPTED = slice(128, 132)  # … how much is perhaps being written there just now
LOOKED_THROUGH = 4 * 1024 * 1024  # bytes of the file, when it has changed: some milliseconds

Written = tuple[int, int]  # a file's size, and when it was written (ns)


class Content:
    """Holds both files open, and lets go only of one that SQLite has left: closing any descriptor of a file
    drops the locks that this process has on it. Where it cannot look, it never says yes.
    """

    def __init__(self, database: Path, index: Path) -> None:
        self._database, self._index = _Held(database), _Held(index)
        self._can_look = False
        self._written: Written = (0, 0)
        self._trace = b""
        self._sum = 0

    def open(self) -> None:
        """SQLite has just opened them."""
        try:
            self._written, self._sum = _written(self._database.hold()), self._sum_now()
            self._index.hold()
            self._trace = self._trace_now()
            self._can_look = True
        except (OSError, AttributeError):  # no file can be opened; Windows has no pread
            self._can_look = False

    def note(self, found: os.stat_result) -> None:
        """SQLite may just have written; so the file stands there now."""
        if self._can_look:
            self._trace = self._trace_now()
            if self._written != _written(found):
                self._written, self._sum = _written(found), self._sum_now()

    def is_foreign(self, found: os.stat_result) -> bool:
        """Whether somebody else has written since."""
        if not self._can_look or self._written == _written(found):
            return False
        if self._trace_now() == self._trace and self._sum_now() != self._sum:
            return True
        self.note(found)  # another program of ours has written, or a hand has only touched it
        return False

    def close(self) -> None:
        """SQLite has closed them."""
        self._can_look = False
        self._database.let_go()
        self._index.let_go()

    def _trace_now(self) -> bytes:
        said = self._index.read(ATTEMPTED.stop)
        return said[SALT] + said[BACKFILLED] + said[ATTEMPTED]

    def _sum_now(self) -> int:
        return zlib.crc32(self._database.read(LOOKED_THROUGH))


class _Held:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = -1

    def hold(self) -> os.stat_result:
        found = self._path.stat()
        if self._file < 0 or not os.path.samestat(os.fstat(self._file), found):
            self.let_go()
            self._file = os.open(self._path, os.O_RDONLY)
        return found

    def read(self, size: int) -> bytes:
        return os.pread(self._file, size, 0)

    def let_go(self) -> None:
        if self._file >= 0:
            os.close(self._file)
        self._file = -1


def _written(found: os.stat_result) -> Written:
    return found.st_size, found.st_mtime_ns
