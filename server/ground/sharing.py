"""Several servers on one data folder. Each holds a lock on a file in it for as long as it lives; the system
lets go of it when the process ends, however it ends.

On one machine they serve the same sessions side by side, which is meant. On two machines SQLite's file would
be destroyed: there the second one does not start.
"""

import errno
import os
import platform
from contextlib import suppress
from pathlib import Path

from server.bad_setting import BadSetting
from server.config import Settings

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

FILE = "in_use"
BOOT = Path("/proc/sys/kernel/random/boot_id")  # the same in all containers of a machine
UNKNOWN_HERE = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)
TAKEN = (errno.EWOULDBLOCK, errno.EACCES, errno.EAGAIN)


class Shared:
    """Keep it for as long as the server lives. `others`: a sentence when another server was there first."""

    def __init__(self, settings: Settings) -> None:
        """Raises BadSetting when both cannot work; OSError when the folder takes no file."""
        self._file = os.open(settings.data / FILE, os.O_RDWR | os.O_CREAT, 0o600)
        self.others = "" if self._is_first() else _others(settings, self._where())

    def _is_first(self) -> bool:
        if fcntl is None:
            return True
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in UNKNOWN_HERE:
                return True  # nobody can tell
            if error.errno not in TAKEN:
                raise
            with suppress(OSError):  # a third one has it for itself in this moment, as we would have
                fcntl.flock(self._file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return False
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, this_machine().encode(), 0)
        fcntl.flock(self._file, fcntl.LOCK_SH | fcntl.LOCK_NB)  # and lets the others in
        return True

    def _where(self) -> str:
        return os.pread(self._file, 200, 0).decode(errors="replace")


def this_machine() -> str:
    """The kernel's own mark, where a service may read it, and the name; two machines may share a name."""
    try:
        mark = BOOT.read_text().strip()
    except OSError:
        mark = ""
    return f"{mark} {platform.node()}"


def _is_here(there: str) -> bool:
    mark, _, name = there.partition(" ")
    own_mark, _, own_name = this_machine().partition(" ")
    return mark == own_mark if mark and own_mark else name == own_name


def _others(settings: Settings, where: str) -> str:
    is_elsewhere = bool(where) and not _is_here(where)
    if settings.database_url.startswith("sqlite") and is_elsewhere:
        raise BadSetting(
            f"A Kesken on another machine serves from {settings.data}, and two machines would destroy a "
            "SQLite database. End that one first, or give both a PostgreSQL: DATABASE_URL."
        )
    together = f"Another Kesken serves from {settings.data} too: both serve the same sessions."
    if settings.redis_url:
        return together
    return f"{together} Without REDIS_URL each counts its own phones, and hears of the other within a second."
