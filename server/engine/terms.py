"""What a connection may do: sizes, pace and patience, in one place, so that a bench or an outside suite may
set others.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Rate(NamedTuple):
    """So many a second in the long run, and so many at once."""

    per_second: float
    burst: float


PACE = Rate(20, 40)


@dataclass(frozen=True, kw_only=True)
class Terms:
    ping_interval: float = 25.0  # seconds
    ping_timeout: float = 20.0
    most: int = 16 * 1024  # bytes of one message, or of what is posted in one go
    frames: Rate | None = PACE  # of one phone; it is slowed, and nothing is dropped
    enter_within: float | None = 10.0  # seconds until who has entered nothing is sent away
    enters_by_word: bool = False  # a namespace alone is no entry: the application says who has entered
    carries_binary: bool = False
    most_strikes: int = 5  # packets that are well formed and mean nothing here
    upgrade_within: float = 5.0  # seconds for each step from polling to a WebSocket
