"""A disk that fails: which sessions are whole is said in a sentence, and how to get the others back."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from server.keeping import pages
from server.keeping.check import check
from server.keeping.commands import main
from server.keeping.snapshot import snapshot
from server.store.engine import Store
from server.store.migrate import upgrade
from server.trail import FAULT
from tests.harness.patience import until
from tests.harness.postgres import execute, fresh_database, postgres
from tests.harness.process import Service
from tests.harness.server import running_server
from tests.server.poured import ask, pour, under_way

SESSIONS = [f"workshop{number:02}" for number in range(1, 8)]
ILL = SESSIONS[3]
PAGE = 4096

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def ann(
    tmp_path: Path,
    sqlite_database: str,
    monkeypatch: pytest.MonkeyPatch,
    said: list[str],
    say: Callable[[str], None],
) -> Run:
    """Ann keeps a server with seven sessions; she calls commands and reads what they say."""
    monkeypatch.setenv("KESKEN_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for session in SESSIONS:
        pour(sqlite_database, under_way(), session=session)
    settle(sqlite_database)

    def calls(*command: str) -> tuple[int, str]:
        said.clear()
        code = main(say, list(command))
        text = "\n".join(said)
        assert "Traceback" not in text
        assert FAULT not in text
        return code, text

    return calls


def settle(url: str) -> None:
    """All of it into the one file, as a server leaves it."""
    store = Store(url)
    assert store.wipe_wal()
    store.close()


def overwrite(file: Path, sign: bytes, noise: bytes | None = None) -> None:
    """The page of the file that holds this, or only the sign itself."""
    body = bytearray(file.read_bytes())
    place = body.index(sign)
    if noise is None:
        start = place - place % PAGE
        body[start : start + PAGE] = os.urandom(PAGE)
    else:
        body[place : place + len(noise)] = noise
    file.write_bytes(body)


def damage_log(url: str, file: Path) -> None:
    """A page on which one session's events lie, and perhaps some of its neighbours'."""
    ask(url, f"UPDATE events SET chain = 'here it is' WHERE session = '{ILL}' AND seq = 5")
    settle(url)
    overwrite(file, b"here it is")


def test_a_log_on_a_damaged_page_is_named_and_the_others_are_whole(
    ann: Run, sqlite_database: str, tmp_path: Path
) -> None:
    damage_log(sqlite_database, tmp_path / "kesken.db")

    code, said = ann("check")

    assert code == 1
    assert f"{ILL}: it cannot be read, since pages of the database are damaged." in said
    assert "Pages of the database are damaged: its disk fails, or something wrote into it." in said
    whole, broken = said.partition("Whole: ")[2].split("Not whole: ")
    assert ILL in broken.partition(".")[0]
    for session in SESSIONS:
        assert (session in whole) != (session in broken.partition(".")[0])
    assert len([session for session in SESSIONS if session in whole]) >= 4
    assert "bring back the newest backup: ./dev restore FILE." in said


def test_the_doctor_sees_it_before_anybody_reads_that_page(
    ann: Run, sqlite_database: str, tmp_path: Path
) -> None:
    damage_log(sqlite_database, tmp_path / "kesken.db")

    code, said = ann("doctor")

    assert code == 1
    assert f"wrong   {pages.SAID}" in said


@pytest.mark.parametrize("table", ["sessions", "events", "texts", "slips", "steps", "keys"])
def test_no_table_is_forgotten(table: str, ann: Run, sqlite_database: str, tmp_path: Path) -> None:
    overwrite(tmp_path / "kesken.db", root_page(sqlite_database, table, tmp_path / "kesken.db"))

    for command in ("check", "doctor"):
        code, said = ann(command)
        assert code == 1
        assert "damaged" in said


def root_page(url: str, table: str, file: Path) -> bytes:
    """The first bytes of the table's root, by which it is found again."""
    ((number,),) = ask(url, f"SELECT rootpage FROM sqlite_master WHERE name = '{table}'")
    return file.read_bytes()[(number - 1) * PAGE : number * PAGE]


def test_letters_that_are_none_any_more_are_damage_too(
    ann: Run, sqlite_database: str, tmp_path: Path
) -> None:
    ask(sqlite_database, f"UPDATE texts SET text = 'sign here' WHERE session = '{ILL}'")
    settle(sqlite_database)
    overwrite(tmp_path / "kesken.db", b"sign here", b"\xff\xfe")

    code, said = ann("check")

    assert code == 1
    assert f"Not whole: 1 session ({ILL})." in said
    assert "here" not in said.partition("Whole")[0].replace("cannot", "")


def test_where_everything_can_still_be_read_nothing_needs_to_be_lost(
    ann: Run, sqlite_database: str, tmp_path: Path
) -> None:
    overwrite(tmp_path / "kesken.db", root_page(sqlite_database, "uq_sessions_code", tmp_path / "kesken.db"))

    code, said = ann("check")

    assert code == 1
    assert f"All that can be found can still be read: 7 sessions ({', '.join(SESSIONS)})." in said
    assert "Make a backup now" in said


def test_what_is_said_brings_the_sessions_back(ann: Run, sqlite_database: str, tmp_path: Path) -> None:
    backup = tmp_path / "good.backup"
    assert ann("backup", str(backup))[0] == 0
    good = backup.read_bytes()
    damage_log(sqlite_database, tmp_path / "kesken.db")

    code, said = ann("backup", str(backup))
    assert code == 1
    assert "is damaged" in said
    assert backup.read_bytes() == good, "the last good one was written over"

    for file in tmp_path.glob("kesken.db*"):
        file.rename(tmp_path / f"aside-{file.name}")
    assert ann("restore", str(backup))[0] == 0

    assert ann("check") == (0, "7 sessions, 0 faults")


def test_health_says_it_when_it_is_known(ann: Run, sqlite_database: str, tmp_path: Path) -> None:
    overwrite(tmp_path / "kesken.db", root_page(sqlite_database, "texts", tmp_path / "kesken.db"))

    with running_server(tmp_path) as kesken:
        until(lambda: requests.get(f"{kesken.url}/health").status_code == 503)
        answer = requests.get(f"{kesken.url}/health").json()

        assert {"level": "wrong", "say": pages.SAID} in answer["findings"]
        assert pages.SAID in kesken.log
        assert kesken.faults == []


def test_a_turn_that_meets_it_makes_it_known(ann: Run, sqlite_database: str, tmp_path: Path) -> None:
    overwrite(tmp_path / "kesken.db", root_page(sqlite_database, "texts", tmp_path / "kesken.db"))
    store = Store(sqlite_database)
    assert not store.is_damaged

    with pytest.raises(Exception, match="malformed"):
        store.work(lambda conn: conn.exec_driver_sql("SELECT count(*) FROM texts").scalar())

    assert store.is_damaged


# --- PostgreSQL


@pytest.fixture(scope="module")
def cluster() -> Iterator[Service]:
    """One of our own: its files are damaged, and it is started again."""
    with postgres() as service:
        if service.server is None:
            pytest.skip("the environment names a PostgreSQL, which is not ours to damage")
        yield service


def damage(cluster: Service, url: str, relation: str) -> None:
    """The first page of its file, which PostgreSQL has not in memory then."""
    ((folder, file),) = ask(
        url, f"SELECT current_setting('data_directory'), pg_relation_filepath('{relation}')"
    )
    execute(url, "CHECKPOINT")
    assert cluster.server
    cluster.server.stop()
    path = Path(folder) / file
    body = bytearray(path.read_bytes())
    body[100:8000] = os.urandom(7900)
    path.write_bytes(body)
    cluster.server.start()


@pytest.mark.postgres
@pytest.mark.parametrize("table", ["events", "sessions", "texts", "steps", "keys"])
def test_pages_of_postgres_that_cannot_be_read_are_told(cluster: Service, table: str) -> None:
    with fresh_database(cluster.url) as url:
        upgrade(url)
        for session in SESSIONS[:3]:
            pour(url, under_way(), session=session)
        damage(cluster, url, table)

        with snapshot(url) as conn:
            outcome = check(conn)

    assert outcome.damage
    assert outcome.damage.broken == SESSIONS[:3]


@pytest.mark.postgres
def test_an_index_of_postgres_is_looked_at_where_amcheck_may_be_used(cluster: Service) -> None:
    with fresh_database(cluster.url) as url:
        upgrade(url)
        pour(url, under_way())
        with snapshot(url) as conn:
            assert not pages.are_damaged(conn)
        execute(url, "CREATE EXTENSION amcheck")
        with snapshot(url) as conn:
            assert not pages.are_damaged(conn)

        damage(cluster, url, "ix_keys_session")

        with snapshot(url) as conn:
            assert pages.are_damaged(conn)
