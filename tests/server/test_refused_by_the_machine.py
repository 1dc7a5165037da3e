"""What the machine refuses is told to whoever starts the server: what, where, and what would help."""

import errno
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg2
import pytest
import requests
from sqlalchemy import exc, make_url

from server.config import BadSetting, Settings
from server.ground import ports
from server.ground.ports import listen
from server.ground.refusals import why_not
from server.ground.waiting import wait_for_database
from server.keeping.commands import main
from server.main import main as serve
from server.names import read_listen
from server.porter import Porter
from server.store.engine import Store
from server.trail import FAULT
from tests.harness.patience import until
from tests.harness.postgres import execute, fresh_database, postgres
from tests.harness.process import free_port
from tests.harness.server import OURS, ROOT, answers, running_server
from tests.server.poured import ask
from tests.server.wired import A_SESSION

COMMANDS = ("doctor", "check", "backup", "restore", "prune")

Said = tuple[int, str]  # the exit code, and all that was said
Start = Callable[..., Said]
Call = Callable[..., Said]


def run(data: Path, *command: str, **env: str) -> Said:
    """The real program, which ends by itself."""
    around = {name: value for name, value in os.environ.items() if name not in OURS}
    done = subprocess.run(
        [sys.executable, *(command or ("wsgi.py", "--port", str(free_port())))],
        cwd=ROOT,
        env={**around, "KESKEN_DATA": str(data), **env},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Start:
    """The same in this process, which is quicker."""

    def begin(data: Path, **env: str) -> Said:
        for name in OURS:
            monkeypatch.delenv(name, raising=False)
        for name, value in {"PORT": str(free_port()), "KESKEN_DATA": str(data), **env}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["wsgi.py"])
        monkeypatch.setattr(Porter, "serve", lambda *_: pytest.fail("it started"))
        with pytest.raises(SystemExit) as ended:
            serve()
        return 1, f"{ended.value}\n"  # Python prints a message, and ends with 1

    return begin


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    def ask_for(command: str, data: Path, **env: str) -> Said:
        said: list[str] = []
        for name in OURS:
            monkeypatch.delenv(name, raising=False)
        for name, value in {"KESKEN_DATA": str(data), **env}.items():
            monkeypatch.setenv(name, value)
        file = [str(data / "some.backup")] if command in ("backup", "restore") else []
        return main(said.append, [command, *file]), "".join(f"{line}\n" for line in said)

    return ask_for


def is_one_sentence(code: int, said: str) -> bool:
    return code == 1 and said.count("\n") == 1 and "Traceback" not in said and FAULT not in said


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder; and a file that a restore may ask for."""
    (tmp_path / "some.backup").touch()
    return tmp_path


# --- what is no database


@pytest.mark.parametrize("noise", [os.urandom(20_000), b"SQLite format 3\0" + bytes(500)])
def test_a_file_of_noise_is_no_database(data: Path, noise: bytes) -> None:
    (data / "kesken.db").write_bytes(noise)

    code, said = run(data)

    assert is_one_sentence(code, said), said
    assert str(data / "kesken.db") in said
    assert "./dev restore FILE brings back a backup" in said or "bring back the newest backup" in said
    assert (data / "kesken.db").read_bytes() == noise


@pytest.mark.parametrize("command", COMMANDS)
def test_neither_is_it_for_any_command(data: Path, command: str, call: Call) -> None:
    (data / "kesken.db").write_bytes(os.urandom(20_000))

    code, said = call(command, data)

    assert (code, "Traceback" in said, FAULT in said) == (1, False, False)
    assert "is no database of SQLite. Set the file aside" in said


def test_a_database_of_a_newer_version_is_left_alone(
    data: Path, sqlite_database: str, start: Start, call: Call
) -> None:
    ask(sqlite_database, "UPDATE alembic_version SET version_num = '9999'")

    for code, said in (start(data), call("check", data), call("backup", data), call("prune", data)):
        assert is_one_sentence(code, said), said
        assert "newer version of Kesken than this one, or of another program. Update Kesken" in said
    assert ask(sqlite_database, "SELECT version_num FROM alembic_version") == [("9999",)]


def test_a_database_that_another_program_holds_is_named(
    data: Path, sqlite_database: str, start: Start
) -> None:
    holder = sqlite3.connect(data / "kesken.db", isolation_level=None)
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")

    code, said = start(data)

    assert is_one_sentence(code, said), said
    assert "kesken.db is held by another program: end it" in said
    holder.close()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("sqlite:////proc/kesken.db", "/proc/kesken.db cannot be opened and written to"),
        ("sqlite:////no/such/folder/kesken.db", "There is no folder /no/such/folder for the database"),
        ("sqlite:////tmp", "/tmp is a folder, and the database is to be a file"),
    ],
)
def test_a_database_that_cannot_be_made_is_named(data: Path, url: str, says: str, start: Start) -> None:
    code, said = start(data, DATABASE_URL=url)

    assert is_one_sentence(code, said), said
    assert says in said


# --- files and folders


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path, start: Start, call: Call) -> None:
    (tmp_path / "file").touch()

    for folder in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/kesken")):
        for code, said in (start(folder), call("doctor", folder)):
            assert is_one_sentence(code, said), said
            assert str(folder) in said or str(folder.parent) in said


@pytest.mark.parametrize(
    ("kept", "says"),
    [
        ("9f3c1e7a5b0d", "is cut short or damaged"),
        ("\0" * 64, "is cut short or damaged"),
    ],
)
def test_a_secret_that_a_full_disk_cut_short_signs_nothing(
    data: Path, kept: str, says: str, start: Start
) -> None:
    (data / "secret_key").write_text(kept)

    code, said = start(data)

    assert is_one_sentence(code, said), said
    assert f"{data / 'secret_key'} {says}" in said


def test_a_secret_that_is_no_file_is_named(data: Path, start: Start) -> None:
    (data / "secret_key").mkdir()

    code, said = start(data)

    assert is_one_sentence(code, said), said
    assert f"{data / 'secret_key'} is a folder, and is to be a file" in said


def fill(file: Path) -> None:
    """All that is left of its disk."""
    with file.open("wb") as full:
        size = 0
        for step in (1024 * 1024, 4096):
            with suppress(OSError):
                while True:
                    os.posix_fallocate(full.fileno(), size, step)
                    size += step


@contextmanager
def small_disk(folder: Path, options: str) -> Iterator[Path]:
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.skipif(shutil.which("mount") is None, reason="this system has no mount")
@pytest.mark.parametrize("size", ["4k", "16k", "60k"])
def test_a_disk_that_is_full_at_the_start_is_named(tmp_path: Path, size: str) -> None:
    with small_disk(tmp_path / "small", f"size={size}") as data:
        code, said = run(data)

        assert is_one_sentence(code, said), said
        assert f"The disk of {data}" in said
        assert "is full: make room, then try again." in said
    assert not list((tmp_path / "small").iterdir())


@pytest.mark.skipif(shutil.which("mount") is None, reason="this system has no mount")
def test_a_disk_that_takes_nothing_is_named(tmp_path: Path, start: Start, call: Call) -> None:
    with small_disk(tmp_path / "small", "size=20m") as data:
        assert run(data, "-m", "server.cli", "prune")[0] == 0
        assert (data / "kesken.db").exists()
        subprocess.run(["mount", "-o", "remount,ro", data], check=True)

        code, said = start(data)
        assert is_one_sentence(code, said), said
        assert "is on a file system that takes nothing written" in said
        assert str(data) in said

        for command in COMMANDS:
            code, said = call(command, data)
            assert (code, "Traceback" in said, FAULT in said) == (1, False, False), said


@pytest.mark.skipif(shutil.which("mount") is None, reason="this system has no mount")
def test_a_disk_that_fills_while_it_serves_is_named_and_forgiven(tmp_path: Path) -> None:
    port = free_port()
    with small_disk(tmp_path / "small", "size=230m") as data:
        (data / f"kesken-{port}.log").symlink_to(tmp_path / "log")
        with running_server(data, port=port) as kesken:
            full = data / "full"
            fill(full)

            answers = [requests.post(f"{kesken.url}/new", data=A_SESSION) for _ in range(20)]
            assert 503 in [answer.status_code for answer in answers]
            assert "The server can store nothing at the moment." in answers[-1].text
            until(lambda: requests.get(f"{kesken.url}/health").status_code == 503)

            full.unlink()
            until(lambda: requests.post(f"{kesken.url}/new", data=A_SESSION).status_code == 200)
            assert f"The disk of {data}" in kesken.log
            assert kesken.faults == []


# --- PostgreSQL


@pytest.fixture
def away() -> str:
    return f"postgresql://kesken:s3cret@127.0.0.1:{free_port()}/kesken"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_finds_no_postgres_says_so_at_once(
    data: Path, command: str, away: str, call: Call
) -> None:
    code, said = call(command, data, DATABASE_URL=away)

    assert (code, "Traceback" in said, FAULT in said, "s3cret" in said) == (1, False, False, False)
    assert "PostgreSQL at 127.0.0.1, port" in said
    assert "does not answer (Connection refused): is it running, and is DATABASE_URL right?" in said


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"database": "nothing_here"}, "has no database nothing_here: make it (createdb -O"),
        ({"username": "nobody_here"}, "does not let nobody_here in: correct the name or the password"),
        ({"query": {"sslmode": "require"}}, "server does not support SSL"),
        ({"query": {"sslmode": "nonsense"}}, "invalid sslmode value"),
        ({"query": {"nonsense": "1"}}, "nonsense"),
    ],
)
def test_a_postgres_that_lets_nobody_in_is_named(
    data: Path, postgres_url: str, change: dict[str, object], says: str, start: Start
) -> None:
    url = make_url(postgres_url).set(**change).render_as_string(hide_password=False)  # type: ignore[arg-type]

    code, said = start(data, DATABASE_URL=url)

    assert is_one_sentence(code, said), said
    assert says in said
    assert "PostgreSQL at 127.0.0.1" in said


@pytest.mark.postgres
def test_a_postgres_that_lets_nothing_be_made_is_named(data: Path, postgres_url: str, start: Start) -> None:
    with fresh_database(postgres_url) as url:
        execute(url, "CREATE ROLE guest LOGIN")
        execute(url, "REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        try:
            guest = make_url(url).set(username="guest").render_as_string(hide_password=False)
            code, said = start(data, DATABASE_URL=guest)
        finally:
            execute(url, "DROP ROLE guest")

    assert is_one_sentence(code, said), said
    assert "lets guest make nothing in kesken_" in said
    assert "OWNER TO guest" in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ('FATAL:  password authentication failed for user "kesken"', "does not let kesken in: correct"),
        ("fe_sendauth: no password supplied", "does not let kesken in: correct"),
        ('FATAL:  role "kesken" does not exist', "does not let kesken in: correct"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.7", user "kesken"', "add a line to its pg_hba.conf"),
        (
            'FATAL:  database "workshops" does not exist',
            "has no database workshops: make it (createdb -O kesken",
        ),
        ("FATAL:  sorry, too many clients already", "raise its max_connections"),
        (
            "FATAL:  the database system is starting up",
            "answer (the database system is starting up)",
        ),
        ("timeout expired", "does not answer (timeout expired): is it running"),
        ("VIRHE:  jotain muuta", "refuses: VIRHE:  jotain muuta. Is DATABASE_URL right?"),
    ],
)
def test_what_postgres_says_at_its_door_is_told(words: str, says: str) -> None:
    """As its library words it: `connection to server at "10.0.0.5", port 5432 failed: …`."""
    refused = psycopg2.OperationalError(f'connection to server at "10.0.0.5", port 5432 failed: {words}\n')
    error = exc.OperationalError(None, None, refused)

    said = why_not(error, Settings(database_url="postgresql://kesken:s3cret@10.0.0.5:5432/workshops"))

    assert says in said
    assert said.startswith("PostgreSQL at 10.0.0.5, port 5432 ")
    assert "s3cret" not in said
    assert "\n" not in said


def test_a_statement_that_is_wrong_is_a_fault_of_ours(database: str) -> None:
    store = Store(database)
    for wrong in ("SELECT nothing FROM nowhere", "INSERT INTO texts (session) VALUES ('what Ann wrote')"):
        with pytest.raises(exc.DBAPIError) as error:
            store.work(lambda conn, wrong=wrong: conn.exec_driver_sql(wrong))

        said = why_not(error.value, Settings(database_url=database))
        assert said.startswith(f"{FAULT}: {type(error.value).__name__} at ")
        assert "server/store/engine.py" in said
        assert "Ann" not in said


def test_what_people_wrote_is_in_no_sentence() -> None:
    failed = psycopg2.DataError("invalid input: what Ann wrote\nDETAIL: what Ann wrote")
    error = exc.DataError("INSERT INTO texts VALUES (:text)", {"text": "what Ann wrote"}, failed)

    assert "Ann" not in why_not(error, Settings(database_url="postgresql://10.0.0.5/kesken"))
    assert "Ann" not in why_not(error)


@pytest.mark.postgres
def test_a_service_waits_for_the_postgres_that_starts_with_it(data: Path) -> None:
    with postgres() as service:
        if service.server is None:
            pytest.skip("the environment names a PostgreSQL, which is not ours to stop")
        service.server.stop()
        env = {"DATABASE_URL": service.url, "KESKEN_DATA": str(data), "PORT": str(free_port())}
        log = data / "log"
        with log.open("wb") as said:
            kesken = subprocess.Popen(
                [sys.executable, "wsgi.py"], cwd=ROOT, env={**os.environ, **env}, stdout=said, stderr=said
            )
        try:
            until(lambda: "Kesken waits for it for 60 seconds." in log.read_text())
            with pytest.raises(OSError, match="refused"):  # nobody is kept waiting at a door that is not open
                socket.create_connection(("127.0.0.1", int(env["PORT"])))

            service.server.start()

            until(lambda: answers(f"http://127.0.0.1:{env['PORT']}"))
            assert log.read_text().count("waits") == 1
        finally:
            kesken.kill()
            kesken.wait()


def test_it_does_not_wait_for_ever(away: str, said: list[str], say: Callable[[str], None]) -> None:
    began = time.monotonic()

    with pytest.raises(exc.OperationalError) as error:
        wait_for_database(away, say, longest=1.5)

    assert time.monotonic() - began >= 1.5
    assert len(said) == 1
    assert is_one_sentence(1, f"{why_not(error.value, Settings(database_url=away))}\n")


# --- the port


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("nonsense.invalid", "LISTEN names nonsense.invalid, which nobody knows here"),
        ("203.0.113.9", "LISTEN is 203.0.113.9, which is no address of this machine"),
        ("2001:db8::9", "LISTEN is 2001:db8::9, which is no address of this machine"),
        ("127.0.0.1:5000", "LISTEN is '127.0.0.1:5000'. It is an address of this machine"),
    ],
)
def test_an_address_that_is_not_ours_is_named(data: Path, address: str, says: str, start: Start) -> None:
    code, said = start(data, LISTEN=address)

    assert is_one_sentence(code, said), said
    assert says in said


def test_a_port_that_is_taken_is_named_with_one_that_exists(data: Path, start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = start(data, PORT=str(port))

    assert is_one_sentence(code, said), said
    assert f"Port {port} is taken by another program." in said


def test_a_port_of_the_systems_own_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(host: str, port: int) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(ports, "_listen", refuse)

    with pytest.raises(BadSetting, match=r"Port 80 is for the system's own services. Take one from 1024 on"):
        listen("127.0.0.1", 80, "./dev run")


# --- all else


@pytest.mark.parametrize("code", sorted(errno.errorcode))
def test_whatever_a_file_refuses_is_one_sentence(code: int) -> None:
    said = why_not(OSError(code, os.strerror(code), "/var/lib/kesken/file"))

    assert said.endswith(".")
    assert "\n" not in said
    assert "/var/lib/kesken" in said or "ulimit" in said


def test_a_fault_of_our_own_is_one_line_without_what_anybody_wrote(say: Callable[[str], None]) -> None:
    try:
        read_listen(7)  # type: ignore[arg-type]
    except AttributeError as error:
        said = why_not(error)

    assert said.startswith(f"{FAULT}: AttributeError at server/names.py:")
    assert said.endswith("Please tell those who make it.")
    assert "strip" not in said


@pytest.mark.parametrize("program", [["wsgi.py"], ["-m", "server.cli", "doctor"]])
def test_after_an_update_a_missing_package_is_named(program: list[str]) -> None:
    done = subprocess.run([sys.executable, "-S", *program], cwd=ROOT, capture_output=True, text=True)

    assert is_one_sentence(done.returncode, done.stdout + done.stderr), done.stderr
    assert "The package eventlet is missing: ./dev install brings it into .venv." in done.stderr


def test_whoever_reads_along_may_stop(data: Path, sqlite_database: str) -> None:
    piped = f"{sys.executable} -m server.cli doctor | head -1"
    env = {**os.environ, "KESKEN_DATA": str(data)}
    done = subprocess.run(piped, cwd=ROOT, env=env, shell=True, capture_output=True, text=True)

    assert (done.stdout.count("\n"), done.stderr) == (1, "")
