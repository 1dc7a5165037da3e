"""Statements that every act needs: made into SQL once and handed to the driver as they are.

SQLAlchemy takes five to twenty times as long for each as SQLite does (measured); it still connects, begins
and commits, and `wrapped` makes its errors of the driver's.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import sqlalchemy as db
from psycopg2.extras import execute_batch
from sqlalchemy import exc

Rows = list[tuple[Any, ...]]


class Prepared:
    """`statement` binds its values by name."""

    def __init__(self, statement: db.Executable) -> None:
        self._statement = statement
        self._made: dict[str, _Made] = {}

    def rows(self, conn: db.Connection, **values: Any) -> Rows:
        made = self._of(conn)
        cursor = _driver(conn).cursor()
        cursor.execute(made.sql, made.filled(values))
        return list(cursor.fetchall())

    def each(self, conn: db.Connection, rows: Iterable[dict[str, Any]]) -> None:
        """Once for each of these rows of values."""
        many = list(rows)
        if not many:
            return
        made = self._of(conn)
        filled = [made.filled(row) for row in many]
        if made.order:
            _driver(conn).executemany(made.sql, filled)
        else:
            execute_batch(_driver(conn).cursor(), made.sql, filled)  # by itself psycopg2 asks for each row

    def _of(self, conn: db.Connection) -> "_Made":
        made = self._made.get(conn.dialect.name)
        if made is None:
            compiled: Any = self._statement.compile(dialect=conn.dialect)  # type: ignore[attr-defined]
            made = _Made(str(compiled), tuple(compiled.positiontup or ()), compiled.params)
            self._made[conn.dialect.name] = made
        return made


class _Made(NamedTuple):
    """`order`: of the values, where a database counts them instead of naming them."""

    sql: str
    order: tuple[str, ...]
    fixed: dict[str, Any]

    def filled(self, values: dict[str, Any]) -> Any:
        if not self.order:
            return {**self.fixed, **values}
        return [values[name] if name in values else self.fixed[name] for name in self.order]


def wrapped(error: Exception, conn: db.Connection) -> Exception:
    """SQLAlchemy's error for one of the driver's, which it would have raised itself."""
    dialect: Any = conn.dialect
    is_gone = dialect.is_disconnect(error, conn.connection.dbapi_connection, None)
    if is_gone:
        conn.invalidate()
    made: Exception = exc.DBAPIError.instance(
        None,
        None,
        error,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=is_gone,
        dialect=dialect,
    )
    return made


def _driver(conn: db.Connection) -> Any:
    return conn.connection.driver_connection
