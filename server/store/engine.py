"""The connections: a few, pinned, handed out first come, first served.

SQLAlchemy's own pools wait on locks of the threading module, and such a lock must
not be waited for from two threads under eventlet. So the engine pools nothing, and a
semaphore that only the loop's thread touches hands the connections out, each with its thread.
"""

import sqlite3
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import psycopg2
import sqlalchemy as db
from sqlalchemy import exc, pool

from server import runtime
from server.store.damage import is_damage
from server.store.ground import Ground
from server.store.outage import OUTAGE, Moved, Outage, Unknown
from server.store.prepared import wrapped

__all__ = ["OUTAGE", "Moved", "Store", "Unknown", "make_engine"]

P = ParamSpec("P")
T = TypeVar("T")

POSTGRES_CONNECTIONS = 4
# The database ends a stuck turn, never a time-out of ours:
# a thread that we left behind would still hold its connection.
POSTGRES_OPTIONS = (
    "-c synchronous_commit=on -c lock_timeout=5s -c statement_timeout=10s "
    "-c idle_in_transaction_session_timeout=10s"
)

DRIVERS = (sqlite3.Error, psycopg2.Error)

PATIENCE = 5  # seconds that SQLite waits for another program's lock
WIPE = "PRAGMA wal_checkpoint(TRUNCATE)"


def make_engine(url: str) -> db.Engine:
    """An engine without a pool. Raises ValueError for a database that is neither SQLite nor PostgreSQL."""
    parsed = db.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        engine = db.create_engine(
            parsed.set(drivername="sqlite"),
            poolclass=pool.NullPool,
            hide_parameters=True,
            connect_args={"check_same_thread": False, "timeout": PATIENCE},
        )
        db.event.listen(engine, "connect", _prepare_sqlite)
        # A deferred transaction that reads first and then writes
        # fails at once when another one wrote meanwhile.
        db.event.listen(engine, "begin", lambda conn: conn.exec_driver_sql("BEGIN IMMEDIATE"))
        return engine
    if parsed.get_backend_name() != "postgresql":
        raise ValueError(f"DATABASE_URL names {parsed.get_backend_name()}: it can be sqlite or postgresql.")
    return db.create_engine(
        parsed.set(drivername="postgresql+psycopg2"),  # psycopg 3 would block the loop without a word
        poolclass=pool.NullPool,
        hide_parameters=True,
        connect_args={"connect_timeout": 5, "options": POSTGRES_OPTIONS},
    )


def _prepare_sqlite(raw: sqlite3.Connection, _record: object) -> None:
    raw.isolation_level = None  # the driver begins nothing by itself
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY"):
        raw.execute(f"PRAGMA {pragma}").fetchall()


class Store:
    """Runs work on the database off the loop, each inside one transaction."""

    def __init__(self, url: str) -> None:
        self.engine = make_engine(url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self.is_damaged = False  # the database has said so, once
        self._outage = Outage(url)
        self._ground = self._find_ground()
        # A second SQLite writer would only wait inside C.
        self.size = 1 if self.is_sqlite else POSTGRES_CONNECTIONS
        # One by one: the driver's first connect is guarded by a mutex,
        # which hangs when many threads meet in it.
        workers = [runtime.Worker() for _ in range(self.size)]
        self._free = deque((worker, worker.do(self.engine.connect)) for worker in workers)
        self._turns = runtime.Lock(self.size)

    def work(self, act: Callable[Concatenate[db.Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`act(conn, …)` in one transaction, off the loop. Raises Unknown when COMMIT itself failed."""
        result: T = self._offload(_commit, act, args, kwargs)
        return result

    def raw(self, *statements: str) -> list[list[Any]]:
        """Statements on the driver's own connection, outside any transaction: PRAGMA, VACUUM."""

        def run(conn: db.Connection) -> list[list[Any]]:
            driver: Any = conn.connection.driver_connection
            return [driver.execute(statement).fetchall() for statement in statements]

        return self._offload(run)

    def wipe_wal(self) -> bool:
        """SQLite only. False while a reader is open:
        call again until it is True. Waits for nobody meanwhile.
        """
        return self._offload(_wipe_wal)

    def file_size(self) -> int:
        """Bytes of the SQLite file."""
        return Path(str(self.engine.url.database)).stat().st_size

    def close(self) -> None:
        while self._free:
            worker, conn = self._free.popleft()
            worker.do(conn.close)
            worker.close()
        if self._ground:
            self._ground.close()
        self.engine.dispose()

    def _offload(self, act: Callable[..., T], *args: Any) -> T:
        with self._turns:
            worker, conn = self._free.popleft()
            try:
                result: T = worker.do(self._act, conn, act, args)
            except Exception as error:
                self.is_damaged = self.is_damaged or is_damage(error)
                if isinstance(error, OUTAGE):
                    self._outage.goes_on(error)
                raise
            finally:
                self._free.append((worker, conn))
                if self._ground:
                    self._ground.say_what_was_mended()
        self._outage.is_over()
        return result

    def _act(self, conn: db.Connection, act: Callable[..., T], args: tuple[Any, ...]) -> T:
        if self._ground is None:
            return act(conn, *args)
        self._ground.look_before(conn)
        result = act(conn, *args)
        self._ground.look_after(conn)
        return result

    def _find_ground(self) -> Ground | None:
        if not (self.is_sqlite and self.engine.url.database):
            return None
        ground = Ground(Path(self.engine.url.database), _wipe_wal, _renew_wal)
        db.event.listen(self.engine, "do_connect", ground.refuse_another)
        db.event.listen(self.engine, "connect", ground.note)
        return ground


def _wipe_wal(conn: db.Connection) -> bool:
    driver: Any = conn.connection.driver_connection
    driver.execute("PRAGMA busy_timeout=0")
    try:
        return bool(driver.execute(WIPE).fetchall()[0][0] == 0)
    finally:
        driver.execute(f"PRAGMA busy_timeout={PATIENCE * 1000}")


def _renew_wal(conn: db.Connection) -> bool:
    """SQLite leaves the log only for whoever has the database alone; with the next use it is made anew."""
    driver: Any = conn.connection.driver_connection
    driver.execute("PRAGMA busy_timeout=0")
    try:
        driver.execute("PRAGMA journal_mode=DELETE").fetchall()
    except sqlite3.OperationalError:
        driver.execute(f"PRAGMA busy_timeout={PATIENCE * 1000}")
        return False
    conn.invalidate()
    return True


def _commit(conn: db.Connection, act: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
    try:
        with conn.begin() as transaction:
            try:
                result = act(conn, *args, **kwargs)
            except DRIVERS as error:
                raise wrapped(error, conn) from error
            try:
                transaction.commit()
            except exc.DBAPIError as error:
                conn.invalidate()  # the next turn opens it anew …
                transaction.rollback()  # … and without this it could never begin
                raise Unknown from error
    except exc.DBAPIError as error:
        if error.connection_invalidated:
            conn.rollback()
        raise
    return result
