"""A house that strangers come to: the real program, and its pages alone in this process."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from server.app import create_app
from server.config import read_settings
from tests.harness.clock import Clock, clock_of_limits
from tests.harness.patience import PATIENCE
from tests.harness.server import Kesken, running_server
from tests.server.wired import Workshop, workshop
from tests.strangers.halves import SEND_HALF
from tests.strangers.raw import call


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--million", action="store_true", help="a million malformed packets, not fifty thousand")


@pytest.fixture(scope="session")
def kesken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kesken]:
    with running_server(tmp_path_factory.mktemp("kesken")) as server:
        yield server
        assert said_by(server) == ""


@pytest.fixture(scope="session")
def port(kesken: Kesken) -> int:
    return port_of(kesken)


@pytest.fixture(scope="session", autouse=True)
def halves(port: int) -> Iterator[dict[str, socket.socket]]:
    """Requests that began and went no further."""
    lines = {what: call(port) for what in SEND_HALF}
    for what, line in lines.items():
        line.settimeout(PATIENCE)
        line.sendall(SEND_HALF[what])
    yield lines
    for line in lines.values():
        line.close()


@pytest.fixture
def room(kesken: Kesken) -> Iterator[Workshop]:
    """A workshop with Ann's desk and one phone, Ben's."""
    with workshop(kesken.url, phones=1) as room:
        yield room


@pytest.fixture
def make_app(tmp_path: Path) -> Callable[..., Flask]:
    """The pages alone, with these settings, named as in the environment."""

    def make(**env: str) -> Flask:
        return create_app(read_settings({"KESKEN_DATA": str(tmp_path), **env}))

    return make


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time by which wrong guesses are counted."""
    return clock_of_limits(monkeypatch)


def port_of(server: Kesken) -> int:
    return int(server.url.rpartition(":")[2])


def said_by(server: Kesken) -> str:
    """What stands in its log, but for the line that it greets with."""
    return "".join(line for line in server.log.splitlines(True) if not line.startswith("Kesken is at "))
