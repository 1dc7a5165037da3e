"""How long what comes is collected before it is written and told. What comes first goes at once."""

from typing import NamedTuple


class Pace(NamedTuple):
    """In seconds. `window`: from the beginning of one transaction to that of the next, while they follow one
    another; `quiet`: so long after the last one they do not. `tick`: from one frame of a room to its next.
    """

    window: float
    quiet: float
    tick: float


AT_ONCE = Pace(0.0, 0.0, 0.0)
# Nobody sees fifty milliseconds, and forty people write into them.
COLLECTED = Pace(window=0.01, quiet=0.02, tick=0.05)
