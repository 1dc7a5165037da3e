"""What is stored, read past the server: whether something has happened is not for the server to say."""

import sqlite3
from pathlib import Path
from typing import Any

from tests.harness.patience import PATIENCE
from tests.harness.server import Kesken

Rows = dict[str, list[tuple[Any, ...]]]


def rows(server: Kesken | Path, session: str = "") -> Rows:
    """Every row of every table, of one session when it is named."""
    data = server if isinstance(server, Path) else server.data
    database = sqlite3.connect(f"file:{data / 'kesken.db'}?mode=ro", uri=True, timeout=PATIENCE)
    try:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: _rows_of(database, name, session) for name in sorted(names)}
    finally:
        database.close()


def _rows_of(database: sqlite3.Connection, table: str, session: str) -> list[tuple[Any, ...]]:
    columns = [column[1] for column in database.execute(f"PRAGMA table_info({table})")]
    found = sorted(database.execute(f"SELECT * FROM {table}"), key=repr)
    if session and "session" in columns:
        found = [row for row in found if row[columns.index("session")] == session]
    return found
