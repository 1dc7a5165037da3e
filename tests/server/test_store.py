"""What is kept, and what is not: one suite for both databases."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as db
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from server.store import log
from server.store.engine import Store, Unknown, make_engine
from server.store.migrate import alembic_config, upgrade
from server.store.tables import metadata
from tests.harness.postgres import fresh_database
from tests.harness.server import ROOT
from tests.server.in_a_room import House, InARoom, outage, stored, until
from tests.server.poured import ask, pour
from tests.sessions.play import BOARD, CURVE, SESSION, Play, snapshot, whole_workshop

WHEN = ("time", "date", "created", "updated", "stamp", "at", "when")


@pytest.fixture
def house(database: str) -> Iterator[House]:
    house = House(database)
    yield house
    house.close()


@pytest.fixture
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database that nothing was ever written to."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        with fresh_database(request.getfixturevalue("postgres_url")) as url:
            yield url


BOTH = pytest.mark.parametrize(
    "empty_database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)


# --- the shape


@BOTH
def test_the_migrations_make_the_tables_that_the_code_knows(empty_database: str) -> None:
    upgrade(empty_database)
    engine = make_engine(empty_database)
    with engine.connect() as conn:
        context = MigrationContext.configure(conn, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)
    engine.dispose()

    assert differences == []
    command.check(alembic_config(empty_database))


@BOTH
def test_every_migration_can_be_taken_back_and_made_again(empty_database: str) -> None:
    upgrade(empty_database)
    first = shape(empty_database)

    command.downgrade(alembic_config(empty_database), "base")
    assert set(shape(empty_database)) <= {"alembic_version"}
    upgrade(empty_database)

    assert shape(empty_database) == first


UPGRADE = """
import sys
from server.store.migrate import upgrade
print("ready", flush=True)
sys.stdin.readline()
upgrade(sys.argv[1])
"""


@BOTH
def test_processes_that_start_at_once_upgrade_one_by_one(empty_database: str) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    command = [sys.executable, "-c", UPGRADE, empty_database]
    started = [subprocess.Popen(command, cwd=ROOT, text=True, **pipes) for _ in range(3)]  # type: ignore[call-overload]
    for one in started:
        assert one.stdout.readline() == "ready\n"

    for one in started:
        one.stdin.write("\n")
        one.stdin.flush()

    said = [one.communicate()[1] for one in started]
    assert [one.returncode for one in started] == [0, 0, 0], said


@BOTH
def test_upgrading_twice_is_upgrading_once(empty_database: str) -> None:
    upgrade(empty_database)
    pour(empty_database, Play.on(BOARD))

    upgrade(empty_database)

    assert ask(empty_database, "select session from sessions") == [(SESSION,)]


def shape(url: str) -> dict[str, list[str]]:
    engine = make_engine(url)
    inspected = db.inspect(engine)
    found = {
        name: [str(column) for column in inspected.get_columns(name)] for name in inspected.get_table_names()
    }
    engine.dispose()
    return found


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_no_table_counts_or_times_what_people_do(table: db.Table, sqlite_database: str) -> None:
    """A row's place, number or time would tell in which order things came."""
    made = ask(sqlite_database, "select sql from sqlite_master where name = :name", name=table.name)[0][0]

    assert "WITHOUT ROWID" in made
    assert table.dialect_options["sqlite"]["with_rowid"] is False
    assert "AUTOINCREMENT" not in made
    assert not [column.name for column in table.columns if set(column.name.split("_")) & {*WHEN}]


def test_only_sqlite_and_postgresql_are_databases_here() -> None:
    with pytest.raises(ValueError, match="mysql"):
        make_engine("mysql://localhost/kesken")


# --- what goes in comes out


def test_a_whole_workshop_comes_back_from_the_tables(house: House) -> None:
    play = whole_workshop(InARoom.on(CURVE, house))

    again = house.store.work(stored)

    assert snapshot(again) == snapshot(play.state)
    assert again.box == {}


def test_the_row_knows_where_the_log_and_the_box_stand(house: House, database: str) -> None:
    play = InARoom.on(BOARD, house)
    play.filled_up(0)

    [(head, moves)] = ask(database, "select head, box_version from sessions")

    assert (head, moves) == (play.state.head, play.state.box_version)
    assert len(ask(database, "select name from slips")) == 5


def test_commands_in_one_turn_or_in_many_leave_the_same_numbers(house: House, database: str) -> None:
    """How they were grouped would say who was quick together."""
    play = InARoom.on(BOARD, house)

    play.ben.takes_back(play.ben.posts())
    play.cleo.posts()

    assert ask(database, "select box_version from sessions") == [(3,)]


def test_at_the_end_the_row_says_so_and_the_tag_key_is_gone(house: House, database: str) -> None:
    play = InARoom.on(BOARD, house)
    play.ben.posts()
    assert ask(database, "select tag_key from sessions") != [("",)]

    play.ann.ends()

    assert ask(database, "select is_ended, tag_key from sessions") == [(True, "")]
    assert ask(database, "select name from slips") == []


def test_a_new_date_to_be_kept_until_stands_in_the_row_too(house: House, database: str) -> None:
    play = InARoom.on(BOARD, house)

    play.ann.describes(kept_until="2027-06-01")

    assert ask(database, "select kept_until from sessions") == [("2027-06-01",)]


def test_words_are_in_one_place_and_gone_from_there_when_taken_back(house: House, database: str) -> None:
    play = InARoom.on(BOARD, house)
    mine = play.ben.posts("only here")
    assert ask(database, "select text from texts") == []
    play.filled_up(1)
    play.ann.shows()

    assert ask(database, "select text from texts") == [("only here",)]
    assert "only here" not in str(ask(database, "select body from events"))
    play.ben.takes_back(mine)

    assert ask(database, "select text from texts") == []


def test_a_changed_thought_has_one_row_with_the_new_words(house: House, database: str) -> None:
    play = InARoom.on(BOARD, house)
    mine = play.ben.posts("old words")
    play.filled_up(1)
    play.ann.shows()
    play.ben.changes(mine, "new words")
    play.filled_up(1)

    play.ann.shows()

    assert ask(database, "select text from texts") == [("new words",)]


@pytest.mark.parametrize(
    "text", ["ä€𝄞👩🏽‍🚒", "'; drop table texts; --", "%s %(here)s :here", 'a\\b\n"c"', "  \u2028  x"]
)
def test_words_come_back_as_they_were_written(house: House, text: str) -> None:
    play = InARoom.on(BOARD, house)
    play.ben.posts(text)
    play.filled_up(1)
    play.room.forget()

    play.ann.shows()
    play.room.forget()
    play.look()

    assert play.texts == [text.strip()]


def test_the_tail_begins_after_a_number_and_the_chain_is_found_by_it(house: House) -> None:
    play = InARoom.on(BOARD, house)

    tail = house.store.work(log.tail, SESSION, after=1)

    assert [entry.seq for entry in tail] == [2, 3]
    assert [house.store.work(log.chain_at, SESSION, told.seq) for told in play.log] == [
        t.chain for t in play.log
    ]
    assert house.store.work(log.chain_at, SESSION, 0) == house.store.work(log.chain_at, SESSION, 99) == ""


# --- transactions


def test_work_that_fails_leaves_nothing(house: House, database: str) -> None:
    def half(conn: db.Connection) -> None:
        conn.execute(db.text("insert into texts values ('s', 'n', '', 'half')"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        house.store.work(half)

    assert ask(database, "select text from texts") == []


@pytest.mark.parametrize("is_stored", [False, True])
def test_a_commit_that_fails_is_unknown_and_the_next_one_works(
    house: House, database: str, is_stored: bool
) -> None:
    def write(conn: db.Connection) -> None:
        conn.execute(db.text("insert into texts values ('s', 'n', '', 'whole')"))

    with outage(house, times=1, is_stored=is_stored), pytest.raises(Unknown):
        house.store.work(write)

    assert ask(database, "select text from texts") == [("whole",)] * is_stored
    assert house.store.work(lambda conn: conn.scalar(db.text("select 1"))) == 1


@pytest.mark.postgres
def test_a_connection_that_the_database_ends_is_opened_anew(postgres_database: str) -> None:
    house = House(postgres_database)

    with pytest.raises(db.exc.DBAPIError):
        house.store.work(lambda conn: conn.execute(db.text("select pg_terminate_backend(pg_backend_pid())")))

    answers = [house.store.work(lambda conn: conn.scalar(db.text("select 1"))) for _ in range(8)]
    assert answers == [1] * 8
    house.close()


def test_an_error_of_the_database_does_not_repeat_what_people_wrote(house: House) -> None:
    def write(conn: db.Connection) -> None:
        row = {"s": "s", "n": "n", "t": "my private words"}
        for _ in range(2):
            conn.execute(db.text("insert into texts values (:s, :n, '', :t)"), row)

    with pytest.raises(db.exc.IntegrityError) as error:
        house.store.work(write)

    assert "my private words" not in str(error.value)


# --- no traces in SQLite's files


def test_what_was_burnt_is_in_no_file_of_the_database(tmp_path: Path, sqlite_database: str) -> None:
    house = House(sqlite_database)
    play = InARoom.on(BOARD, house)
    mine = play.ben.posts("canary one, taken back while sealed")
    seen = play.cleo.posts("canary two, taken back when it was shown")
    play.dov.posts("kept words")
    tags = {slip.tag for slip in play.state.box.values()}
    play.ben.takes_back(mine)
    play.filled_up(2)
    play.ann.shows()
    play.cleo.takes_back(seen)
    play.others(1)[0].posts("canary three, never shown")
    play.ann.ends()
    until(lambda: not house.rooms._upkeep._is_due)

    files = b"".join(path.read_bytes() for path in tmp_path.glob("kesken.db*"))

    assert b"kept words" in files
    assert b"canary" not in files
    assert not [tag for tag in tags if tag.encode() in files]
    house.close()


def test_what_was_taken_back_is_gone_before_the_session_ends(tmp_path: Path, sqlite_database: str) -> None:
    house = House(sqlite_database)
    play = InARoom.on(BOARD, house)
    play.ben.takes_back(play.ben.posts("canary, taken back while sealed"))
    tags = {slip.tag for slip in play.state.box.values()} - {""}
    play.filled_up(0)
    play.ann.shows()
    until(lambda: not house.rooms._upkeep._is_due)

    files = b"".join(path.read_bytes() for path in tmp_path.glob("kesken.db*"))

    assert b"canary" not in files
    assert not [tag for tag in tags if tag.encode() in files]
    house.close()


def test_the_log_of_sqlite_is_emptied_as_soon_as_no_reader_is_in_the_way(
    tmp_path: Path, sqlite_database: str
) -> None:
    house = House(sqlite_database)
    reader = sqlite3.connect(tmp_path / "kesken.db", isolation_level=None)
    play = InARoom.on(BOARD, house)
    play.filled_up(0)
    reader.execute("begin")
    reader.execute("select count(*) from slips").fetchall()

    play.ann.shows()
    assert house.store.wipe_wal() is False
    reader.execute("commit")

    assert house.store.wipe_wal() is True
    assert (tmp_path / "kesken.db-wal").stat().st_size == 0
    reader.close()
    house.close()


def test_every_commit_reaches_the_disk(sqlite_database: str) -> None:
    store = Store(sqlite_database)

    [[mode], [synchronous], [secure]] = store.raw(
        "pragma journal_mode", "pragma synchronous", "pragma secure_delete"
    )

    assert (mode, synchronous, secure) == (("wal",), (2,), (1,))
    store.close()


@pytest.mark.postgres
def test_every_commit_of_postgresql_reaches_the_disk(postgres_database: str) -> None:
    store = Store(postgres_database)

    def settings(conn: db.Connection) -> Any:
        names = ("synchronous_commit", "lock_timeout", "statement_timeout")
        return [conn.scalar(db.text(f"show {name}")) for name in names]

    assert store.work(settings) == ["on", "5s", "10s"]
    store.close()
