"""What may happen to processes, databases and disks."""

import sqlite3
from resource import RLIM_INFINITY, RLIMIT_FSIZE

import psutil

from tests.faults.houses import ask_to_leave
from tests.faults.nemesis import Nemesis, fault
from tests.harness.patience import PATIENCE
from tests.harness.process import Server

SMALLEST = 4096  # bytes that a file may have: less than SQLite writes for anything


@fault("nothing", most=1, has_pulse=True)
def nothing(nemesis: Nemesis) -> None:
    """A quiet day, to compare with."""
    nemesis.lasts(10)


# --- the process


@fault("kill -9, again and again", most=2)
def kill_often(nemesis: Nemesis) -> None:
    for _ in range(max(2, round(8 * nemesis.scale))):
        nemesis.lasts(nemesis.chance.uniform(3, 6))
        kill_and_start(nemesis, nemesis.some_process())


@fault("kill -9 of one of two", most=2, databases=("postgres",), processes=2, has_valkey=True, has_relay=True)
def kill_one_of_two(nemesis: Nemesis) -> None:
    kill_often(nemesis)


@fault("SIGTERM with goodbye", most=3)
def say_goodbye(nemesis: Nemesis) -> None:
    for _ in range(2):
        process = nemesis.some_process()
        nemesis.says("SIGTERM")
        ask_to_leave(process)
        process.start()
        nemesis.says("started again")
        nemesis.lasts(4)


@fault("the process frozen", most=3)
def freeze_process(nemesis: Nemesis) -> None:
    """A laptop that was closed for a moment, or a machine that swaps."""
    process = nemesis.some_process()
    with nemesis.takes_away("frozen process"):
        process.freeze()
        nemesis.lasts(15)
        process.thaw()


def kill_and_start(nemesis: Nemesis, process: Server) -> None:
    nemesis.says("kill -9")
    process.kill()
    process.start()
    nemesis.says("started again")


# --- the database


@fault("PostgreSQL stopped", most=3, has_pulse=True, databases=("postgres",))
def stop_postgres(nemesis: Nemesis) -> None:
    server = nemesis.house.postgres
    assert server
    for seconds in (1, 10):
        with nemesis.takes_away("stopped PostgreSQL", stores_nothing=True):
            server.kill()
            nemesis.lasts(seconds)
        server.start()
        nemesis.lasts(2)


@fault("PostgreSQL frozen", most=3, has_pulse=True, databases=("postgres",))
def freeze_postgres(nemesis: Nemesis) -> None:
    server = nemesis.house.postgres
    assert server
    with nemesis.takes_away("frozen PostgreSQL", stores_nothing=True):
        server.freeze()
        nemesis.lasts(30)
    server.thaw()


@fault("killed while PostgreSQL is frozen", most=5, databases=("postgres",), processes=2, has_relay=True)
def kill_and_freeze_postgres(nemesis: Nemesis) -> None:
    """The other process takes the phones in while nobody can look anything up."""
    server = nemesis.house.postgres
    assert server
    with nemesis.takes_away("frozen PostgreSQL", stores_nothing=True):
        server.freeze()
        nemesis.house.processes[0].kill()
        nemesis.lasts(15)
    server.thaw()
    nemesis.house.processes[0].start()


@fault("killed while PostgreSQL is stopped", most=5, databases=("postgres",), processes=2, has_relay=True)
def kill_and_stop_postgres(nemesis: Nemesis) -> None:
    server = nemesis.house.postgres
    assert server
    with nemesis.takes_away("stopped PostgreSQL", stores_nothing=True):
        server.kill()
        nemesis.house.processes[0].kill()
        nemesis.lasts(10)
    server.start()
    nemesis.house.processes[0].start()


@fault("SQLite locked by another", most=3, has_pulse=True, databases=("sqlite",))
def lock_sqlite(nemesis: Nemesis) -> None:
    other = sqlite3.connect(nemesis.house.sqlite, isolation_level=None, timeout=PATIENCE)
    other.execute("BEGIN IMMEDIATE")
    with nemesis.takes_away("locked SQLite", stores_nothing=True):
        nemesis.lasts(10)
    other.execute("ROLLBACK")
    other.close()


@fault("the disk full", most=3, has_pulse=True, databases=("sqlite",))
def fill_disk(nemesis: Nemesis) -> None:
    """No write reaches a file of the server's; then there is space again."""
    for _ in range(2):
        with nemesis.takes_away("disk", stores_nothing=True):
            limit_files(nemesis, SMALLEST)
            nemesis.lasts(10)
        limit_files(nemesis, RLIM_INFINITY)
        nemesis.lasts(2)


@fault("the disk full, then a new start", most=3, databases=("sqlite",))
def fill_disk_and_kill(nemesis: Nemesis) -> None:
    with nemesis.takes_away("disk", stores_nothing=True):
        limit_files(nemesis, SMALLEST)
        nemesis.lasts(6)
    kill_and_start(nemesis, nemesis.house.processes[0])


def limit_files(nemesis: Nemesis, size: int) -> None:
    process = nemesis.house.processes[0].process
    assert process
    psutil.Process(process.pid).rlimit(RLIMIT_FSIZE, (size, RLIM_INFINITY))
