"""Deleted rows leave the database's files too, and not only its answers."""

import time

import sqlalchemy as db
from sqlalchemy import exc

from server import runtime
from server.rooms.upkeep import MOST_VACUUM
from server.store.engine import Store
from server.store.tables import metadata

AGAIN = 0.5  # seconds
# A rewrite waits for everyone who reads the table, and everyone else then waits behind it: rather try later.
SHORT_WAIT = "SET lock_timeout = '200ms'"


def wipe(store: Store, *, patience: float) -> bool:
    """Whether nothing is left; while others read, tried again for `patience` seconds."""
    deadline = time.monotonic() + patience
    if store.is_sqlite and store.file_size() <= MOST_VACUUM:
        store.raw("VACUUM")
    while not (store.wipe_wal() if store.is_sqlite else runtime.offload(_rewrite, store.engine)):
        if time.monotonic() > deadline:
            return False
        runtime.sleep(AGAIN)
    return True


def _rewrite(engine: db.Engine) -> bool:
    """PostgreSQL's ordinary clean-up leaves old bytes in the pages; large tables must be content with it."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.exec_driver_sql(SHORT_WAIT)
        is_done = [_rewrite_table(conn, name) for name in metadata.tables]
    return all(is_done)


def _rewrite_table(conn: db.Connection, name: str) -> bool:
    size = conn.scalar(db.select(db.func.pg_total_relation_size(name))) or 0
    try:
        conn.exec_driver_sql(f"VACUUM {'FULL ' if size <= MOST_VACUUM else ''}{name}")
    except exc.OperationalError:
        return False
    return True
