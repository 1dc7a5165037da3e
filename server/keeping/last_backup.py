"""When the newest backup was made: one small file in the data folder, for whoever asks how old it is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

FILE = "last_backup"


def note_backup(data: Path) -> None:
    (data / FILE).write_text(datetime.now(UTC).isoformat(timespec="minutes") + "\n")


def age_of_backup(data: Path) -> timedelta | None:
    """None when no backup was made, or nobody can read when."""
    try:
        made = datetime.fromisoformat((data / FILE).read_text().strip())
    except (FileNotFoundError, ValueError):
        return None
    return datetime.now(UTC) - made
