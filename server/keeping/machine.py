"""The machine below: room on the disk, a clock that can be right, and a data folder for its owner alone."""

import os
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

MIB = 1024 * 1024
TOO_FULL = 200 * MIB
NEARLY_FULL = 1024 * MIB
# No clock is right that is before this program was written: small computers wake up in 1970.
WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
MOST_AHEAD = 300.0  # seconds that a file may come from the future

Said = tuple[Literal["fine", "advice", "wrong"], str]


class Machine:
    def __init__(self, data: Path) -> None:
        self._data = data

    def look(self) -> Iterator[Said]:
        yield self._disk()
        yield self._clock()
        if os.name != "nt":
            yield from self._modes()

    def _disk(self) -> Said:
        free = shutil.disk_usage(self._data).free
        if free < TOO_FULL:
            return (
                "wrong",
                f"The disk is nearly full: {free // MIB} MiB are left. Make room, or nothing can be stored.",
            )
        if free < NEARLY_FULL:
            return "advice", f"The disk has {free // MIB} MiB left: make room soon."
        return "fine", "The disk has room."

    def _clock(self) -> Said:
        now = time.time()
        newest = max((file.stat().st_mtime for file in self._files()), default=now)
        if now < WRITTEN.timestamp() or newest > now + MOST_AHEAD:
            return (
                "wrong",
                "The clock of this machine runs behind: sessions would be kept too long. Set it by NTP.",
            )
        return "fine", "The clock can be right."

    def _modes(self) -> Iterator[Said]:
        secret = self._data / "secret_key"
        if secret.exists() and secret.stat().st_mode & 0o077:
            yield "wrong", "Other accounts of this machine can read the secret key: chmod 600 it."
        if self._data.stat().st_mode & 0o077 and any(file.stat().st_mode & 0o044 for file in self._files()):
            yield "advice", "Other accounts of this machine can read the data folder: chmod 700 it."
        else:
            yield "fine", "The data folder is for its owner alone."

    def _files(self) -> list[Path]:
        return [file for file in self._data.iterdir() if file.is_file()]
