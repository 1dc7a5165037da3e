"""The whole database as it is at one moment, while people write on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as db
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import exc, pool

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
    has another shape than this program knows.
    """
    engine = _reading_engine(url)
    try:
        with _connected(engine) as conn, conn.begin():
            if engine.dialect.name == "postgresql":
                for patience in PATIENT:
                    conn.exec_driver_sql(patience)
            if revision_of(conn) != newest_revision(url):
                raise Stop(
                    "The database has the shape of another version. Start Kesken: it brings it up to date."
                )
            yield conn
    finally:
        engine.dispose()


def revision_of(conn: db.Connection) -> str | None:
    """The migration that the database stands at; None when it is empty."""
    return MigrationContext.configure(conn).get_current_revision()


def newest_revision(url: str) -> str | None:
    return ScriptDirectory.from_config(alembic_config(url)).get_current_head()


def _connected(engine: db.Engine) -> db.Connection:
    try:
        return engine.connect()
    except exc.OperationalError as error:
        raise Stop("The database does not answer. Is it running, and is DATABASE_URL right?") from error


def _reading_engine(url: str) -> db.Engine:
    parsed = db.make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return make_engine(url).execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    if not Path(str(parsed.database)).exists():
        raise Stop("There is no database yet: nobody has made a session here.")
    engine = db.create_engine(parsed, poolclass=pool.NullPool, hide_parameters=True)
    db.event.listen(engine, "connect", _only_read)
    # Deferred, unlike a turn's: whoever writes meanwhile is not held up.
    db.event.listen(engine, "begin", lambda conn: conn.exec_driver_sql("BEGIN"))
    return engine


def _only_read(raw: object, _record: object) -> None:
    raw.isolation_level = None  # type: ignore[attr-defined]
    for pragma in ("busy_timeout=5000", "query_only=ON"):
        raw.execute(f"PRAGMA {pragma}").fetchall()  # type: ignore[attr-defined]
