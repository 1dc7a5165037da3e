"""Whoever reads the database after a session's end cannot tell who gave what, or what came first: with other
authors and another order of arrival in each round it is the same, on SQLite to the byte.
"""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as db

from server.store.engine import make_engine
from server.store.migrate import upgrade
from server.store.tables import metadata
from tests.anonymity.workshop import LEAKS, Cast, planted, play
from tests.harness.postgres import fresh_database, postgres
from tests.sessions.play import SESSION

SEEDS = (1, 2, 3, 4)
FIRST = None  # as it stands in the script
Stored = dict[str, Any]


@pytest.fixture
def on_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Stored]:
    """Every file in the data folder after the workshop. `before`: SQL that is run first."""
    runs = 0

    def stored(seed: int | None, *, before: str = "", **how: Any) -> Stored:
        nonlocal runs
        runs += 1
        folder = tmp_path / f"run{runs}"
        folder.mkdir()
        upgrade(url := f"sqlite:///{folder / 'kesken.db'}")
        if before:
            with sqlite3.connect(folder / "kesken.db") as database:
                database.executescript(before)
        play(url, folder, Cast(seed, **how), monkeypatch).close()
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

    return stored


def test_no_author_and_no_order_is_in_any_byte(on_sqlite: Callable[..., Stored]) -> None:
    script = on_sqlite(FIRST)
    assert set(script) == {"kesken.db", "deleted.txt"}
    assert b"words" in script["kesken.db"]

    for seed in SEEDS:
        assert on_sqlite(seed) == script
    for only in ("authors", "arrival"):
        assert on_sqlite(SEEDS[0], only=only) == script


def test_how_acts_were_written_together_is_in_no_byte(on_sqlite: Callable[..., Stored]) -> None:
    script = on_sqlite(FIRST)

    for seed in SEEDS:
        assert on_sqlite(seed, together=True) == script


@pytest.mark.parametrize("leak", sorted(LEAKS))
def test_a_leak_in_the_program_would_be_seen(
    on_sqlite: Callable[..., Stored], monkeypatch: pytest.MonkeyPatch, leak: str
) -> None:
    with planted(leak, monkeypatch):
        files = [
            on_sqlite(seed, together=leak == "turns are counted" and seed is not FIRST)
            for seed in (FIRST, *SEEDS)
        ]

    assert any(other != files[0] for other in files[1:])


@pytest.mark.parametrize(
    "before",
    [
        "CREATE TABLE leak (place INTEGER PRIMARY KEY, name TEXT); "
        "CREATE TRIGGER leaks AFTER INSERT ON slips BEGIN INSERT INTO leak (name) VALUES (new.name); END;",
        "CREATE TABLE leak (name TEXT, tag TEXT); "
        "CREATE TRIGGER leaks AFTER INSERT ON slips BEGIN INSERT INTO leak VALUES (new.name, new.tag); END;",
        "CREATE TABLE leak (name TEXT); CREATE TRIGGER leaks AFTER INSERT ON slips BEGIN "
        "INSERT INTO leak VALUES (new.name); DELETE FROM leak WHERE rowid < last_insert_rowid(); END;",
    ],
    ids=["a counter", "an author", "the last one"],
)
def test_a_leak_in_the_tables_would_be_seen(on_sqlite: Callable[..., Stored], before: str) -> None:
    files = [on_sqlite(seed, before=before) for seed in (FIRST, *SEEDS)]

    assert any(other != files[0] for other in files[1:])


# --- PostgreSQL: the rows of every table


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres() as service:
        yield service.url


@pytest.mark.postgres
def test_no_author_and_no_order_is_in_any_row(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dumps = []
    for seed in (FIRST, *SEEDS[:2]):
        with fresh_database(server) as url:
            upgrade(url)
            play(url, tmp_path, Cast(seed, together=seed == SEEDS[1]), monkeypatch).close()
            dumps.append(dump(url))

    assert dumps[0]["slips"] == []
    assert dumps[0]["sessions"][0][0] == SESSION
    assert dumps[1:] == dumps[:1] * 2


@pytest.mark.postgres
@pytest.mark.parametrize("leak", ["slips are kept", "order is kept"])
def test_a_leak_would_be_seen_there_too(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leak: str
) -> None:
    dumps = []
    with planted(leak, monkeypatch):
        for seed in (FIRST, *SEEDS[:2]):
            with fresh_database(server) as url:
                upgrade(url)
                play(url, tmp_path, Cast(seed), monkeypatch).close()
                dumps.append(dump(url))

    assert any(other != dumps[0] for other in dumps[1:])


def dump(url: str) -> Stored:
    engine = make_engine(url)
    with engine.begin() as conn:
        rows = {
            name: sorted(map(tuple, conn.execute(db.select(table))))
            for name, table in metadata.tables.items()
        }
    engine.dispose()
    return rows
