"""The doctor says in sentences what is wrong, to whoever keeps the server and to whatever watches over it."""

import os
import time
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import pytest
import redis
import requests

from server.config import BadSetting, read_settings
from server.keeping import known_day, loop, machine
from server.keeping.commands import main
from server.keeping.doctor import Finding, examine
from server.keeping.last_backup import FILE, note_backup
from server.keeping.loop import least_stall, refuse_to_stall
from server.runtime import now_ms
from server.store.engine import Store
from tests.harness.patience import until
from tests.harness.process import free_port
from tests.harness.server import running_server
from tests.harness.valkey import valkey
from tests.server.poured import ask, pour, under_way

GOOD_KEY = "9f3c1e7a5b0d8264c7e1a93f5d2b8046"


@pytest.fixture
def find(tmp_path: Path, database: str) -> Callable[..., list[Finding]]:
    """What the doctor finds, with these settings."""
    (tmp_path / "secret_key").write_text(GOOD_KEY)
    (tmp_path / "secret_key").chmod(0o600)
    tmp_path.chmod(0o700)

    def look(**env: str) -> list[Finding]:
        settings = read_settings({"KESKEN_DATA": str(tmp_path), "DATABASE_URL": database, **env})
        return examine(settings, Store(database))

    return look


def wrong(found: list[Finding]) -> str:
    return "\n".join(say for level, say in found if level == "wrong")


def advice(found: list[Finding]) -> str:
    return "\n".join(say for level, say in found if level == "advice")


def test_nothing_is_wrong_with_a_fresh_server(find: Callable[..., list[Finding]], tmp_path: Path) -> None:
    note_backup(tmp_path)

    assert (wrong(find()), advice(find())) == ("", "")


def test_https_is_fine_and_plain_http_is_not_best(find: Callable[..., list[Finding]]) -> None:
    public = {"SECRET_KEY": GOOD_KEY, "CREATE": "open"}

    assert "PUBLIC_URL" not in advice(find(PUBLIC_URL="https://kesken.example.org", **public))
    assert "plain http" in advice(find(PUBLIC_URL="http://kesken.example.org", **public))


@pytest.mark.parametrize(
    ("there", "says"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "newer version of Kesken than this one"),
        ("DELETE FROM alembic_version", "shape of another version. Start Kesken"),
    ],
)
def test_a_database_of_another_version_is_named(
    there: str, says: str, find: Callable[..., list[Finding]], database: str
) -> None:
    ((newest,),) = ask(database, "SELECT version_num FROM alembic_version")
    ask(database, there)

    try:
        assert says in wrong(find())
    finally:  # other tests take the same database
        ask(database, "DELETE FROM alembic_version")
        ask(database, "INSERT INTO alembic_version VALUES (:newest)", newest=newest)


def test_a_database_that_takes_nothing_is_named(
    sqlite_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = read_settings({"KESKEN_DATA": str(tmp_path), "DATABASE_URL": sqlite_database})
    store = Store(sqlite_database)
    store.raw("PRAGMA query_only=ON")

    assert "does not take what is written" in wrong(examine(settings, store))
    assert "does not take what is written" in wrong(examine(settings, OSError()))


def test_sessions_past_their_time_are_counted(find: Callable[..., list[Finding]], database: str) -> None:
    pour(database, under_way(), kept_until="2020-01-01")

    assert "Past their time and still here: 1 session." in wrong(find())


def test_a_clock_that_leapt_is_named_before_them(
    find: Callable[..., list[Finding]], database: str, tmp_path: Path
) -> None:
    (tmp_path / known_day.FILE).write_text("2019-12-01\n")
    assert "days after it was last believed" in advice(find())

    pour(database, under_way(), kept_until="2020-01-01")
    assert "days after it was last believed" in wrong(find())
    assert "Past their time" not in wrong(find())


def test_a_redis_that_is_silent_is_advice(find: Callable[..., list[Finding]]) -> None:
    assert "Redis does not answer" in advice(find(REDIS_URL=f"redis://127.0.0.1:{free_port()}/0"))


def test_a_redis_that_lets_nobody_in_is_another_thing(find: Callable[..., list[Finding]]) -> None:
    with valkey() as bell:
        if bell.server is None:
            pytest.skip("the environment names a Redis, which is not ours to lock")
        assert "Redis answers." in [finding.say for finding in find(REDIS_URL=bell.url)]
        with redis.Redis.from_url(bell.url) as ours:
            ours.config_set("requirepass", "calm shore")

        assert "Redis lets nobody in: is the password in REDIS_URL right?" in advice(find(REDIS_URL=bell.url))


@pytest.mark.parametrize(("left", "says"), [(100, "nearly full: 100 MiB"), (900, "900 MiB left")])
def test_a_full_disk_is_named(
    left: int, says: str, find: Callable[..., list[Finding]], monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: usage(left * 1024 * 1024))

    assert says in wrong(find()) + advice(find())


def test_a_clock_that_runs_behind_is_named(find: Callable[..., list[Finding]], tmp_path: Path) -> None:
    an_hour_ahead = time.time() + 3600
    os.utime(tmp_path / "secret_key", (an_hour_ahead, an_hour_ahead))

    assert "The clock of this machine runs behind" in wrong(find())


def test_a_data_folder_that_others_read_is_named(find: Callable[..., list[Finding]], tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "kesken.db").touch(mode=0o644)
    (tmp_path / "secret_key").chmod(0o640)

    assert "can read the data folder" in advice(find())
    assert "can read the secret key" in wrong(find())


def test_an_old_backup_is_named(find: Callable[..., list[Finding]], tmp_path: Path) -> None:
    assert "No backup was made yet" in advice(find())

    (tmp_path / FILE).write_text("2026-01-01T00:00+00:00\n")
    assert "days old" in advice(find())


@pytest.mark.postgres
def test_the_loop_goes_on_while_postgres_works(postgres_database: str) -> None:
    assert least_stall(Store(postgres_database)) < loop.MOST_STALL


def test_a_driver_that_stalls_is_refused(monkeypatch: pytest.MonkeyPatch, sqlite_database: str) -> None:
    store = Store(sqlite_database)
    monkeypatch.setattr(store, "is_sqlite", False)
    monkeypatch.setattr(loop, "loop_stall", lambda _: 0.3)

    with pytest.raises(BadSetting, match="everything else stands still"):
        refuse_to_stall(store)


def test_a_machine_that_was_busy_for_a_moment_is_not_refused(
    monkeypatch: pytest.MonkeyPatch, sqlite_database: str
) -> None:
    store, stalls = Store(sqlite_database), iter((0.9, 0.3, 0.01))
    monkeypatch.setattr(store, "is_sqlite", False)
    monkeypatch.setattr(loop, "loop_stall", lambda _: next(stalls))

    refuse_to_stall(store)


def test_the_command_prints_a_line_for_each_and_fails_when_something_is_wrong(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: list[str],
    say: Callable[[str], None],
) -> None:
    monkeypatch.setenv("KESKEN_DATA", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", database)
    assert main(say, ["doctor"]) == 0

    pour(database, under_way(), kept_until="2020-01-01")
    assert main(say, ["doctor"]) == 1

    assert said[-1].startswith("Then open /check at the address that the server prints on a phone")
    assert "fine    The database answers and takes what is written." in said
    assert "wrong   Past their time and still here: 1 session. Run ./dev prune." in said


def test_a_database_that_is_not_there_has_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str], say: Callable[[str], None]
) -> None:
    monkeypatch.setenv("KESKEN_DATA", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", f"postgresql://nobody@127.0.0.1:{free_port()}/nothing")

    assert main(say, ["doctor"]) == 1
    (away,) = [line for line in said if "does not take what is written" in line]
    assert "PostgreSQL at 127.0.0.1, port" in away
    assert "does not answer (Connection refused): is it running" in away

    monkeypatch.delenv("DATABASE_URL")
    assert main(say, ["doctor"]) == 1
    assert said[-1] == "There is no database yet: ./dev run makes it."


def test_health_says_the_same_to_whoever_watches(database: str, tmp_path: Path) -> None:
    with running_server(tmp_path, DATABASE_URL=database) as kesken:
        before = now_ms()
        answer = requests.get(f"{kesken.url}/health")
        after = now_ms()

    said = answer.json()
    assert (answer.status_code, said["ok"], said["say"]) == (200, True, "Kesken answers.")
    assert before <= said["now"] <= after
    assert {"level": "fine", "say": "The database answers and takes what is written."} in said["findings"]
    assert str(tmp_path) not in answer.text
    assert database not in answer.text


def test_health_fails_when_something_is_wrong(sqlite_database: str, tmp_path: Path) -> None:
    with running_server(tmp_path, DATABASE_URL=sqlite_database) as kesken:
        pour(sqlite_database, under_way(), kept_until="2020-01-01")
        until(lambda: requests.get(f"{kesken.url}/health").status_code != 200)
        answer = requests.get(f"{kesken.url}/health")

    assert answer.status_code == 503
    assert answer.json()["say"] == "Kesken needs help."
