"""Somebody deletes, moves or replaces the files of the database while it is open."""

import logging
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as db

from server.store.engine import Moved, Store, Unknown
from server.store.tables import keys
from tests.server.in_a_room import House, InARoom
from tests.sessions.play import BOARD, SESSION

BESIDE = ("kesken.db-shm", "kesken.db-wal")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def store(sqlite_database: str) -> Iterator[Store]:
    store = Store(sqlite_database)
    yield store
    store.close()


def test_what_is_given_after_the_file_is_gone_is_not_acknowledged(store: Store, folder: Path) -> None:
    (folder / "kesken.db").unlink()

    with pytest.raises(Moved, match="gone from its place"):
        store.work(write, "a key")

    assert not (folder / "kesken.db").exists()


def test_what_was_being_written_while_it_went_is_not_acknowledged(store: Store, folder: Path) -> None:
    def write_while_it_goes(conn: db.Connection) -> None:
        write(conn, "a key")
        (folder / "kesken.db").unlink()

    with pytest.raises(Moved):
        store.work(write_while_it_goes)


def test_nothing_is_read_either_since_it_could_not_be_kept(store: Store, folder: Path) -> None:
    (folder / "kesken.db").unlink()

    with pytest.raises(Unknown):
        store.work(written)


def test_when_the_file_comes_back_everything_goes_on(store: Store, folder: Path) -> None:
    store.work(write, "before")
    (folder / "kesken.db").rename(folder / "aside.db")
    with pytest.raises(Moved):
        store.work(write, "meanwhile")

    (folder / "aside.db").rename(folder / "kesken.db")
    store.work(write, "after")

    assert store.work(written) == stored_in(folder / "kesken.db") == ["after", "before"]


def test_when_the_folder_was_moved_and_comes_back_everything_goes_on(
    sqlite_database: str, folder: Path
) -> None:
    inner, aside = folder / "data", folder / "aside"
    inner.mkdir()
    (folder / "kesken.db").rename(inner / "kesken.db")
    store = Store(f"sqlite:///{inner / 'kesken.db'}")

    inner.rename(aside)
    with pytest.raises(Moved):
        store.work(write, "meanwhile")
    aside.rename(inner)
    store.work(write, "after")

    assert stored_in(inner / "kesken.db") == ["after"]
    store.close()


def test_a_room_answers_nobody_while_the_file_is_gone_and_takes_up_where_it_was(
    sqlite_database: str, folder: Path
) -> None:
    house = House(sqlite_database)
    play = InARoom.on(BOARD, house)
    (folder / "kesken.db").rename(folder / "aside.db")

    with pytest.raises(Unknown):
        play.ben.posts("half of a thought")
    (folder / "aside.db").rename(folder / "kesken.db")

    play.cleo.posts("another half")
    assert len(play.state.box) == 1
    house.close()


# --- another file in its place


def test_another_file_is_neither_written_to_nor_read(store: Store, folder: Path) -> None:
    (folder / "kesken.db").rename(folder / "aside.db")
    shutil.copy(folder / "aside.db", folder / "kesken.db")

    with pytest.raises(Moved, match="Another file lies where"):
        store.work(write, "meanwhile")

    assert stored_in(folder / "kesken.db") == []


def test_a_connection_that_was_lost_is_not_opened_to_another_file(store: Store, folder: Path) -> None:
    (folder / "kesken.db").unlink()
    _, conn = store._free[0]
    conn.invalidate()

    with pytest.raises(Moved):
        store.work(write, "meanwhile")

    assert not (folder / "kesken.db").exists(), "SQLite makes an empty one where there is none"


def test_the_file_that_was_moved_is_whole_by_itself(store: Store, folder: Path) -> None:
    """And no log is left, which SQLite would read with whatever lies there at the next start."""
    store.work(write, "before")
    (folder / "kesken.db").rename(folder / "aside.db")

    with pytest.raises(Moved):
        store.work(write, "meanwhile")

    assert stored_in(folder / "aside.db") == ["before"]
    assert (folder / "kesken.db-wal").stat().st_size == 0


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux shows what a process holds open")
def test_a_deleted_file_can_be_copied_from_the_process_that_holds_it(store: Store, folder: Path) -> None:
    """As docs/operator.md says."""
    store.work(write, "before")
    (folder / "kesken.db").unlink()
    with pytest.raises(Moved):
        store.work(write, "meanwhile")

    held = next(fd for fd in Path("/proc/self/fd").iterdir() if is_of(fd, folder / "kesken.db (deleted)"))
    shutil.copy(held, folder / "saved.db")

    assert stored_in(folder / "saved.db") == ["before"]


# --- the same file, and other words in it


def test_a_copy_over_the_file_is_noticed_and_not_mixed_with_what_was_there(
    store: Store, folder: Path
) -> None:
    old = a_copy(store, folder)
    store.work(write, "in the file")
    store.wipe_wal()
    store.work(write, "in the log")
    copy_over(folder / "kesken.db", old)

    with pytest.raises(Moved, match="copied over the database file"):
        store.work(write, "meanwhile")

    assert (folder / "kesken.db").read_bytes() == old


def test_a_copy_over_the_file_in_the_midst_of_a_turn_is_noticed(store: Store, folder: Path) -> None:
    old = a_copy(store, folder)
    store.work(write, "in the file")
    store.wipe_wal()
    store.work(write, "in the log")

    def write_while_it_is_copied(conn: db.Connection) -> None:
        write(conn, "a key")
        copy_over(folder / "kesken.db", old)

    with pytest.raises(Moved, match="copied over"):
        store.work(write_while_it_is_copied)
    with pytest.raises(Moved, match="copied over"):
        store.work(written)


def test_when_the_same_words_are_back_everything_goes_on(store: Store, folder: Path) -> None:
    old = a_copy(store, folder)
    store.work(write, "before")
    new = a_copy(store, folder)
    copy_over(folder / "kesken.db", old)
    with pytest.raises(Moved):
        store.work(write, "meanwhile")

    copy_over(folder / "kesken.db", new)
    store.work(write, "after")

    assert store.work(written) == stored_in(folder / "kesken.db") == ["after", "before"]


def test_noise_over_the_file_is_noticed(store: Store, folder: Path) -> None:
    """Such as a backup of ours, which is no database."""
    copy_over(folder / "kesken.db", b"noise" * 20_000)

    with pytest.raises(Moved, match="copied over"):
        store.work(written)


@pytest.mark.parametrize("checkpoint", ["PASSIVE", "FULL", "TRUNCATE"])
def test_another_program_of_ours_may_write_too(store: Store, folder: Path, checkpoint: str) -> None:
    other = sqlite3.connect(folder / "kesken.db", isolation_level=None)
    for number in range(5):
        store.work(write, f"ours {number}")
        other.execute(f"INSERT INTO keys VALUES ('theirs {number}', '{SESSION}', 'board')")
        other.execute(f"PRAGMA wal_checkpoint({checkpoint})").fetchall()
        if number % 2:
            other.execute("VACUUM")
    other.close()

    assert len(store.work(written)) == 10


def test_much_that_is_written_is_no_trouble(store: Store, folder: Path) -> None:
    """SQLite empties its log by itself meanwhile, and all of it at the end."""

    def write_much(conn: db.Connection, number: int) -> None:
        for place in range(200):
            write(conn, f"{number} {place} {'x' * 2_000}")

    for number in range(20):
        store.work(write_much, number)
        if number % 5 == 4:
            store.raw("VACUUM")
            store.wipe_wal()

    assert len(stored_in(folder / "kesken.db")) == 4_000


def test_a_file_that_is_only_touched_is_no_trouble(store: Store, folder: Path) -> None:
    os.utime(folder / "kesken.db")
    store.work(write, "a key")

    assert store.work(written) == stored_in(folder / "kesken.db") == ["a key"]


# --- the log beside it


@pytest.mark.parametrize("gone", [BESIDE, BESIDE[1:], BESIDE[:1]])
def test_nothing_is_lost_when_the_log_is_deleted(store: Store, folder: Path, gone: tuple[str, ...]) -> None:
    store.work(write, "before")
    for name in gone:
        (folder / name).unlink()

    store.work(write, "after")
    copy_as_it_is(folder, folder / "after a power cut")

    assert stored_in(folder / "after a power cut" / "kesken.db") == ["after", "before"]


def test_nothing_is_lost_when_the_log_goes_in_the_midst_of_a_turn(store: Store, folder: Path) -> None:
    def write_while_it_goes(conn: db.Connection) -> None:
        write(conn, "a key")
        for name in BESIDE:
            (folder / name).unlink()

    store.work(write_while_it_goes)
    copy_as_it_is(folder, folder / "after a power cut")

    assert stored_in(folder / "after a power cut" / "kesken.db") == ["a key"]


def test_an_old_log_that_is_put_back_is_not_believed(store: Store, folder: Path) -> None:
    store.work(write, "first")
    shutil.copy(folder / "kesken.db-wal", folder / "old")
    store.work(write, "second")

    (folder / "old").replace(folder / "kesken.db-wal")
    store.work(write, "third")

    assert store.work(written) == stored_in(folder / "kesken.db") == ["first", "second", "third"]


def test_while_another_program_has_it_open_too_nothing_is_stored(store: Store, folder: Path) -> None:
    """That one writes on in the log that is gone, and both together would damage the database."""
    other = sqlite3.connect(folder / "kesken.db", isolation_level=None)
    other.execute("SELECT count(*) FROM keys").fetchall()
    store.work(write, "before")
    for name in BESIDE:
        (folder / name).unlink()

    with pytest.raises(Moved, match="another program has the database open"):
        store.work(write, "perhaps")  # it was noticed when this was done
    with pytest.raises(Moved, match="another program has the database open"):
        store.work(write, "meanwhile")
    assert "before" in stored_in(folder / "kesken.db"), "what was acknowledged is safe all the same"
    other.close()
    store.work(write, "after")

    assert store.work(written) == ["after", "before", "perhaps"]
    assert sqlite3.connect(folder / "kesken.db").execute("PRAGMA integrity_check").fetchall() == [("ok",)]


# --- what the log of the server says


def test_an_outage_is_said_once_and_so_is_its_end(
    store: Store, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    (folder / "kesken.db").rename(folder / "aside.db")

    for _ in range(5):
        with pytest.raises(Moved):
            store.work(write, "meanwhile")
    (folder / "aside.db").rename(folder / "kesken.db")
    store.work(written)
    store.work(written)

    first, second = caplog.messages
    assert first.startswith("The database file is gone from its place")
    assert second == "What is written is stored again."
    assert str(folder) not in caplog.text


def test_that_the_log_was_mended_is_said(
    store: Store, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    (folder / "kesken.db-wal").unlink()

    store.work(written)
    store.work(written)

    assert caplog.messages == ["The log beside the database was deleted or replaced. What it held is stored."]


# --- how


def write(conn: db.Connection, digest: str) -> None:
    conn.execute(db.insert(keys).values(hash=digest, session=SESSION, kind="board"))


def written(conn: db.Connection) -> list[str]:
    return sorted(conn.scalars(db.select(keys.c.hash)))


def stored_in(file: Path) -> list[str]:
    """Read by another program."""
    other = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return sorted(digest for (digest,) in other.execute("SELECT hash FROM keys"))
    finally:
        other.close()


def a_copy(store: Store, folder: Path) -> bytes:
    """What stands in the file when nothing stands in the log."""
    assert store.wipe_wal()
    return (folder / "kesken.db").read_bytes()


def copy_over(file: Path, content: bytes) -> None:
    """As `cp` does, and not within one tick of the clock that files go by."""
    before = file.stat().st_mtime_ns
    while file.stat().st_mtime_ns == before:
        file.write_bytes(content)


def copy_as_it_is(folder: Path, to: Path) -> None:
    to.mkdir()
    for file in folder.glob("kesken.db*"):
        shutil.copy(file, to / file.name)


def is_of(descriptor: Path, file: Path) -> bool:
    try:
        return descriptor.readlink() == file
    except OSError:
        return False
