"""The whole database as it is at one moment, while people write on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as db
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import pool

from server.ground.databases import NEWER, OLDER
from server.keeping import Stop
from server.store.engine import make_engine
from server.store.migrate import alembic_config

# A long look must end neither by the time-outs that guard a turn nor by its own silence.
PATIENT = (
    "SET LOCAL statement_timeout = 0",
    "SET LOCAL idle_in_transaction_session_timeout = 0",
)


@contextmanager
def snapshot(url: str) -> Iterator[db.Connection]:
    """A connection that sees one moment and writes nothing. Raises Stop when there is no such database, or it
    has another shape than this program knows; DBAPIError when it does not answer.
    """
    engine = _reading_engine(url)
    try:
        with engine.connect() as conn:  # rolled back at its end: damaged pages let nothing be committed
            if engine.dialect.name == "postgresql":
                for patience in PATIENT:
                    conn.exec_driver_sql(patience)
            if wrong := wrong_shape(conn, url):
                raise Stop(wrong)
            yield conn
    finally:
        engine.dispose()


def revision_of(conn: db.Connection) -> str | None:
    """The migration that the database stands at; None when it is empty."""
    return MigrationContext.configure(conn).get_current_revision()


def wrong_shape(conn: db.Connection, url: str) -> str:
    """A sentence, when the database is not of the shape that this program knows; else nothing."""
    found, shapes = revision_of(conn), ScriptDirectory.from_config(alembic_config(url))
    if found == shapes.get_current_head():
        return ""
    known = [shape.revision for shape in shapes.walk_revisions()]
    return OLDER if found in (None, *known) else NEWER


def _reading_engine(url: str) -> db.Engine:
    parsed = db.make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return make_engine(url).execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    if not Path(str(parsed.database)).exists():
        raise Stop("There is no database yet: nobody has made a session here.")
    engine = db.create_engine(parsed.set(drivername="sqlite"), poolclass=pool.NullPool, hide_parameters=True)
    db.event.listen(engine, "connect", _only_read)
    # Deferred, unlike a turn's: whoever writes meanwhile is not held up.
    db.event.listen(engine, "begin", lambda conn: conn.exec_driver_sql("BEGIN"))
    return engine


def _only_read(raw: object, _record: object) -> None:
    raw.isolation_level = None  # type: ignore[attr-defined]
    for pragma in ("busy_timeout=5000", "query_only=ON"):
        raw.execute(f"PRAGMA {pragma}").fetchall()  # type: ignore[attr-defined]
