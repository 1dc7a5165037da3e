"""What may happen to the ground under a server: the files of its database, and how many it may open."""

import shutil
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from resource import RLIM_INFINITY, RLIMIT_NOFILE

import psutil

from server.open_files import KEPT, ask_for_more, limit
from tests.faults.harm_servers import SMALLEST, kill_and_start, limit_files
from tests.faults.nemesis import Nemesis, fault
from tests.harness.patience import until
from tests.strangers.raw import request

USUAL = 256  # files that macOS gives a program
MANY = 1_100  # connections: more than the usual soft limit of 1,024 holds
NO_MORE = 3  # files: of those above them none is opened any more, and none that is open is closed

# --- the files of the database


@fault("the database file goes away and comes back", most=3, has_pulse=True, databases=("sqlite",))
def move_database(nemesis: Nemesis) -> None:
    file = nemesis.house.sqlite
    aside = file.with_name("aside.db")
    for _ in range(2):
        with nemesis.takes_away("database file", stores_nothing=True):
            file.rename(aside)
            nemesis.lasts(8)
        aside.rename(file)
        nemesis.lasts(2)


@fault("another file in place of the database", most=3, databases=("sqlite",))
def replace_database(nemesis: Nemesis) -> None:
    """As somebody would who copies a backup over it."""
    file = nemesis.house.sqlite
    aside = file.with_name("aside.db")
    with nemesis.takes_away("database file", stores_nothing=True):
        file.rename(aside)
        shutil.copy(aside, file)
        nemesis.lasts(10)
    aside.replace(file)


@fault("the data folder moved", most=3, databases=("sqlite",))
def move_folder(nemesis: Nemesis) -> None:
    folder = nemesis.house.data
    aside = folder.with_name(f"{folder.name} aside")
    with nemesis.takes_away("data folder", stores_nothing=True):
        folder.rename(aside)
        nemesis.lasts(10)
    aside.rename(folder)


@fault("the log beside the database deleted, then killed", most=3, databases=("sqlite",))
def delete_log(nemesis: Nemesis) -> None:
    """What was acknowledged stood in it alone."""
    log, index = (nemesis.house.sqlite.with_name(f"kesken.db-{end}") for end in ("wal", "shm"))
    for _ in range(max(2, round(4 * nemesis.scale))):
        nemesis.says("log deleted")
        log.unlink()
        index.unlink()
        until(log.exists)
        nemesis.lasts(2)
        kill_and_start(nemesis, nemesis.house.processes[0])


# --- how many files


@fault("a thousand idle connections", most=5, has_pulse=True, files=USUAL)
def call_and_say_nothing(nemesis: Nemesis) -> None:
    """Four times as many as the server may open. They come again when they are sent away."""
    with idle_lines(nemesis, MANY) as call_again:
        over = time.monotonic() + 15 * nemesis.scale
        while time.monotonic() < over:
            call_again()
            nemesis.lasts(1)


@fault("no files left", most=5, has_pulse=True)
def leave_no_files(nemesis: Nemesis) -> None:
    """The database's connection is lost, and cannot be opened anew."""
    with nemesis.takes_away("files", stores_nothing=True):
        limit_open_files(nemesis, NO_MORE)
        if nemesis.house.postgres:
            nemesis.house.postgres.kill()
            nemesis.house.postgres.start()
        else:
            limit_files(nemesis, SMALLEST)
            nemesis.lasts(4)
            limit_files(nemesis, RLIM_INFINITY)
        nemesis.lasts(10)
    limit_open_files(nemesis, RLIM_INFINITY)


def limit_open_files(nemesis: Nemesis, most: int) -> None:
    """RLIM_INFINITY: as many as it may have."""
    for server in nemesis.house.processes:
        assert server.process
        process = psutil.Process(server.process.pid)
        _, hard = process.rlimit(RLIMIT_NOFILE)
        process.rlimit(RLIMIT_NOFILE, (hard if most == RLIM_INFINITY else most, hard))


@contextmanager
def idle_lines(nemesis: Nemesis, most: int) -> Iterator[Callable[[], None]]:
    """Connections that say nothing, half of something, or open a WebSocket and never enter. What this gives
    calls again in place of those that were ended.
    """
    ask_for_more()
    most = min(most, limit() - KEPT - 200)
    port = int(nemesis.house.url.rpartition(":")[2])
    upgrade = request(
        "GET",
        "/socket.io/?EIO=4&transport=websocket",
        Upgrade="websocket",
        Connection="Upgrade",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key="c29tZXRoaW5nIHJhbmRvbQ==",
        Origin=nemesis.house.url,
    )
    sayings = cycle([b"", b"GET / HT", upgrade])
    lines: list[socket.socket] = []

    def call_again() -> None:
        lines[:] = [line for line in lines if is_open(line)]
        for _ in range(most - len(lines)):
            with suppress(OSError):
                line = socket.create_connection(("127.0.0.1", port), 1, source_address=("127.0.0.9", 0))
                lines.append(line)
                line.sendall(next(sayings))
                line.setblocking(False)

    try:
        yield call_again
    finally:
        for line in lines:
            line.close()


def is_open(line: socket.socket) -> bool:
    try:
        while said := line.recv(65_536):
            assert said
    except BlockingIOError:
        return True
    except OSError:
        pass
    line.close()
    return False
