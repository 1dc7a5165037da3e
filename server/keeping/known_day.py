"""The last day on which this machine's clock was believed: one small file in the data folder.

What is past its time goes by the clock, and a clock that is wrong by years must not let everything go.
"""

import os
import tempfile
from datetime import date
from pathlib import Path

from server import runtime
from sessions.days import day_of, not_over_yet

FILE = "known_day"
# Longer than a server is switched off without anyone looking at it afterwards.
MOST_AHEAD = 40  # days


def this_day() -> date:
    return day_of(runtime.now_ms())


def day_not_over() -> date:
    """The earliest that it still is somewhere: people were told until which day something is kept."""
    return not_over_yet(runtime.now_ms())


class KnownDay:
    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def leap(self, day: date) -> str:
        """Empty when `day` may follow on the one that is known; else a sentence that says what to do."""
        known = self._read()
        ahead = (day - known).days if known else 0
        if ahead <= MOST_AHEAD:
            return ""
        return (
            f"The clock says {day}, {ahead} days after it was last believed: nothing is deleted by itself. "
            f"Set it by NTP, or if it is right run ./dev prune --today {day}."
        )

    def note(self, day: date) -> None:
        """It only moves on, and is on the disk before it returns: clocks go wrong when the power fails."""
        known = self._read()
        if known and known >= day:
            return
        number, name = tempfile.mkstemp(prefix=f".{FILE}.", dir=self._path.parent)  # its mode is 600
        try:
            with os.fdopen(number, "w") as file:
                file.write(f"{day}\n")
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self._path)
        finally:
            Path(name).unlink(missing_ok=True)

    def _read(self) -> date | None:
        try:
            return date.fromisoformat(self._path.read_text().strip())
        except (FileNotFoundError, ValueError):
            return None
