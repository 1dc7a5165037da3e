"""The list of what was deleted: ids only, in the data folder beside database and backups. A restore reads it,
so that no backup brings back what people were promised is gone.

A line is a session's id and the day, or a session's id and the name of a thought that was taken back. A name
stands in the log anyway, and has no day: when it was taken back is nobody's business.
"""

import errno
import os
import re
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

FILE = "deleted.txt"
LINE = re.compile(r"^(?P<session>[a-z0-9]{10}) (?:\d{4}-\d{2}-\d{2}|(?P<name>[\w-]{43}))$", re.ASCII)


class Gone(NamedTuple):
    sessions: set[str]
    thoughts: dict[str, set[str]]  # session -> names


class Deleted:
    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def note(self, sessions: Collection[str], *, on: date) -> None:
        """On the disk before it returns: the list must know it before the database forgets it."""
        self._append(f"{session} {on.isoformat()}\n" for session in sorted(sessions))

    def note_thoughts(self, session: str, names: Collection[str]) -> None:
        self._append(f"{session} {name}\n" for name in sorted(names))

    def read(self) -> Gone:
        gone = Gone(set(), {})
        if not self._path.exists():
            return gone
        for line in self._path.read_text().splitlines():
            found = LINE.match(line)
            if found and found["name"]:
                gone.thoughts.setdefault(found["session"], set()).add(found["name"])
            elif found:
                gone.sessions.add(found["session"])
        return gone

    def _append(self, lines: Iterable[str]) -> None:
        text = "".join(lines)
        if not text:
            return
        # One write at the end of the file: two processes that append at once stay apart. A full disk may have
        # cut the line before, so this one begins anew.
        said = ("" if self._ends_well() else "\n").encode() + text.encode()
        file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if os.write(file, said) < len(said):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(file)
        finally:
            os.close(file)

    def _ends_well(self) -> bool:
        if not self._path.exists() or not self._path.stat().st_size:
            return True
        with self._path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read() == b"\n"
