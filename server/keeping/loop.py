"""Whether the database driver lets everyone else go on while it waits.

A driver that eventlet patched the wrong way works, in silence, and holds up every phone at each question.
"""

import time

import sqlalchemy as db

from server import runtime
from server.config import BadSetting
from server.store.engine import Store

NAP = "SELECT pg_sleep(0.3)"
TICK = 0.01  # seconds
MOST_STALL = 0.2
NAPS = 5


def refuse_to_stall(store: Store) -> None:
    """Raises BadSetting when phones would wait for the database. SQLite has no line to wait at."""
    if not store.is_sqlite and (stall := least_stall(store)) > MOST_STALL:
        raise BadSetting(
            f"While the database works, everything else stands still ({stall:.1f} s of 0.3 s). Kesken needs "
            "psycopg2, and wsgi.py must patch before anything else is imported."
        )


def least_stall(store: Store) -> float:
    """Of a few naps: on a busy machine the whole process may have to wait for its turn during one of them."""
    least = loop_stall(store)
    for _ in range(NAPS - 1):
        if least > MOST_STALL:
            least = min(least, loop_stall(store))
    return least


def loop_stall(store: Store) -> float:
    """The longest time in seconds that the loop stood still while the database took a nap."""
    longest, is_over = 0.0, False

    def tick() -> None:
        nonlocal longest
        while not is_over:
            before = time.monotonic()
            runtime.sleep(TICK)
            longest = max(longest, time.monotonic() - before - TICK)

    runtime.spawn(tick)
    runtime.sleep(0)
    store.work(lambda conn: conn.execute(db.text(NAP)))
    runtime.sleep(0)
    is_over = True
    return longest
