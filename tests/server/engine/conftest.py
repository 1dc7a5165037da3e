"""The bare application of bench/echo.py on our engine, as outside suites find it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.harness.process import Server, free_port
from tests.harness.server import ROOT


@contextmanager
def running_echo(folder: Path, *options: str) -> Iterator[int]:
    """Its port."""
    port, log = free_port(), folder / "echo.log"
    command: list[str | Path] = [sys.executable, ROOT / "bench/echo.py", "--port", str(port), *options]
    with Server(command, lambda: "echo at" in log.read_text(), log, {"cwd": ROOT}).running():
        yield port
        assert "Traceback" not in log.read_text(), log.read_text()


@pytest.fixture(scope="session")
def echo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with running_echo(tmp_path_factory.mktemp("echo"), "--most", "100000") as port:
        yield port


@pytest.fixture(scope="session")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """With little patience: it pings twice a second and waits a second for an answer, or for an entry."""
    options = ("--ping-interval", "0.5", "--ping-timeout", "1", "--enter-within", "1")
    with running_echo(tmp_path_factory.mktemp("hasty"), *options) as port:
        yield port
