"""Whether the pages of the database are whole. What a failing disk spoils shows only to whoever reads it, and
what nobody reads for a year would be in no backup then.
"""

import logging

import sqlalchemy as db
from sqlalchemy import exc

from server import runtime
from server.keeping import Stop
from server.keeping.snapshot import snapshot
from server.store.damage import is_damage
from server.store.engine import Store
from server.store.tables import metadata, sessions

FIRST = 5.0  # seconds after the start: everyone comes back first
EVERY = 24 * 3600.0
SAID = "Pages of the database are damaged: ./dev check says which sessions are whole, and what to do."

# Of an extension that whoever keeps PostgreSQL may have added (CREATE EXTENSION amcheck), and let Kesken run.
MAY_AMCHECK = """
    SELECT count(*) FROM pg_proc AS f JOIN pg_depend AS d ON d.objid = f.oid AND d.deptype = 'e'
    JOIN pg_extension AS e ON e.oid = d.refobjid AND e.extname = 'amcheck'
    WHERE f.proname IN ('bt_index_check', 'verify_heapam') AND has_function_privilege(f.oid, 'EXECUTE')
    HAVING count(DISTINCT f.proname) = 2
"""
INDEXES = "SELECT bt_index_check(indexrelid) FROM pg_index WHERE indrelid = CAST(:name AS regclass)"
ROWS = "SELECT count(*) FROM verify_heapam(CAST(:name AS regclass))"

log = logging.getLogger(__name__)


def are_damaged(conn: db.Connection) -> bool:
    """All pages of SQLite's file; those of PostgreSQL where `amcheck` may be used. `conn` is a snapshot."""
    try:
        with conn.begin_nested():
            return _sqlite(conn) if conn.dialect.name == "sqlite" else _postgres(conn)
    except exc.DBAPIError as error:
        if is_damage(error):
            return True
        raise


def _sqlite(conn: db.Connection) -> bool:
    return conn.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok"


def _postgres(conn: db.Connection) -> bool:
    if not conn.scalar(db.text(MAY_AMCHECK)):
        return False
    for name in metadata.tables:
        conn.execute(db.text(INDEXES), {"name": name})
        if conn.scalar(db.text(ROWS), {"name": name}):
            return True
    return False


def known_sessions(conn: db.Connection) -> tuple[list[str], bool]:
    """The ids of all sessions that can still be found, and whether those are all there are. Where a page of
    the sessions is damaged, the pages on both sides of it are read, and every other table.
    """
    found, is_whole = _ids(conn, sessions)
    if not is_whole:
        for table in metadata.tables.values():
            found |= _ids(conn, table)[0]
    return sorted(found), is_whole


def _ids(conn: db.Connection, table: db.Table) -> tuple[set[str], bool]:
    found: set[str] = set()
    for order in (table.c.session.asc(), table.c.session.desc()):
        try:
            with conn.begin_nested():
                rows = conn.execute(db.select(table.c.session).order_by(order))
                while row := rows.fetchone():  # one by one, up to the damaged page
                    found.add(row.session)
            return found, True
        except exc.DBAPIError as error:
            if not is_damage(error):
                raise
    return found, False


class Pages:
    """Looks once a day, beside the work, and leaves what it finds with the store."""

    def __init__(self, store: Store, url: str) -> None:
        self._store = store
        self._url = url

    def start(self) -> None:
        runtime.spawn(self._keep_on)

    def look(self) -> None:
        """Raises Stop and DBAPIError when there is nothing to look at."""
        if runtime.offload(_look, self._url):
            self._store.is_damaged = True

    def _keep_on(self) -> None:
        runtime.sleep(FIRST)
        while True:
            try:
                self.look()
            except (Stop, exc.DBAPIError, OSError) as error:
                log.warning("the pages of the database were not looked at: %s", type(error).__name__)
            if self._store.is_damaged:
                log.error(SAID)
            runtime.sleep(EVERY)


def _look(url: str) -> bool:
    with snapshot(url) as conn:
        return are_damaged(conn)
