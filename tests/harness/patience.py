"""How patient the suite is: here, and nowhere else.

On a machine that has other things to do everything comes later. So a test waits for what is to become so, and
gives up only when it surely never comes; where it comes at once, patience costs nothing. Whatever a test says
about time it says about a clock that it holds in its own hand, never about the one on the wall.
"""

import time
from collections.abc import Callable

PATIENCE = 120.0  # seconds until what does not come is missed
LOOK = 0.01  # seconds between two looks


def until(becomes_so: Callable[[], object], what: object = "it did not come to that") -> None:
    """`what`: said when it never does; a function is asked then."""
    deadline = time.monotonic() + PATIENCE
    while not becomes_so():
        assert time.monotonic() < deadline, what() if callable(what) else what
        time.sleep(LOOK)
