"""The servers that are compared: each started on its core with data of its own, and stopped by its number."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from bench import machine
from bench.loads import Load
from bench.product import SECRET
from tests.harness.process import free_port
from tools.dev_bench import Made

REFERENCES = Path(__file__).parent / "references"
LIFTED = Path(__file__).parent / "lifted.py"
KESKEN, AT_ONCE, STOCK = "Kesken", "Kesken, at once", "Kesken, stock engine"
OURS = (KESKEN, AT_ONCE)
C, NODE, EIOWS, DURABLE, FLASK = "C", "Node", "Node eiows", "Node durable", "Flask-SocketIO"
ORDER = (C, NODE, EIOWS, DURABLE, FLASK, STOCK, AT_ONCE, KESKEN)
NOT_BUILT = "could not be built here"
STARTS_WITHIN = 60.0  # seconds
SETTINGS = (
    "DATABASE_URL",
    "REDIS_URL",
    "PUBLIC_URL",
    "TRUSTED_PROXIES",
    "CREATE",
    "PASSPHRASE",
    "LISTEN",
    "PORT",
)
POST = '{"room":"{room}","step":"bench1","name":"{name}","salt":"{salt}","text":"ts:{ts} {pad}","column":0}'

Command = Sequence[str | Path]


class Failed(Exception):
    """A server or a load did not do what was asked; the message says what it said."""


@dataclass(frozen=True)
class Running:
    pid: int
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@dataclass(frozen=True)
class Kind:
    """`command(port, load, folder)`. `options`: how phones speak to it, for the load generator; those of ours
    have seats. `why_not`: it cannot be started here.
    """

    command: Callable[[str, Load, Path], Command]
    options: Sequence[str] = ("--emit-json", POST)
    is_ours: bool = False
    env: Mapping[str, str] = field(default_factory=dict)
    why_not: str = ""


def kinds(made: Made, database: str = "") -> dict[str, Kind]:
    """`database`: Kesken's, in place of a fresh SQLite file."""
    node, packages = made.node, {"NODE_PATH": str(made.modules)}
    echo, durable, flask = (
        REFERENCES / name for name in ("node_echo.js", "node_durable.js", "flask_echo.py")
    )
    kesken = {"SECRET_KEY": SECRET, **({"DATABASE_URL": database} if database else {})}
    return {
        C: Kind(lambda port, load, folder: [made.c_loop, port]),
        NODE: Kind(lambda port, load, folder: [node, echo, port, "ws", str(load.board)], env=packages),
        EIOWS: Kind(
            lambda port, load, folder: [node, echo, port, "eiows", str(load.board)],
            env=packages,
            why_not=NOT_BUILT if "eiows" in made.missing else "",
        ),
        DURABLE: Kind(
            lambda port, load, folder: [node, durable, port, folder],
            options=("--emit-json", POST, "--ack"),
            env=packages,
            why_not="" if _has_database(made) else NOT_BUILT,
        ),
        FLASK: Kind(lambda port, load, folder: [sys.executable, flask, port]),
        STOCK: Kind(_kesken, is_ours=True, env=kesken | {"ENGINE": "stock"}),
        AT_ONCE: Kind(_kesken, is_ours=True, env=kesken | {"COLLECTED": "no"}),
        KESKEN: Kind(_kesken, is_ours=True, env=kesken),
    }


def _kesken(port: str, load: Load, folder: Path) -> Command:
    return [sys.executable, LIFTED, "--port", port]


@contextmanager
def running(kind: Kind, load: Load, folder: Path, core: int, env: Mapping[str, str]) -> Iterator[Running]:
    port = free_port()
    plain = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    settings = {**plain, "KESKEN_DATA": str(folder), **kind.env, **env}
    log = folder / "server.log"
    command = kind.command(str(port), load, folder)
    with log.open("wb") as out, machine.on(core):
        process = subprocess.Popen(command, stdout=out, stderr=out, env=settings, cwd=machine.ROOT)
    try:
        _wait_for(process, port, log)
        yield Running(process.pid, port)
    finally:
        _stop(process)


def _wait_for(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise Failed(f"it did not start: {log.read_text(errors='replace').strip()[-500:]}")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _has_database(made: Made) -> bool:
    """Node has a SQLite of its own from 22.13 on."""
    if "better-sqlite3" not in made.missing:
        return True
    return subprocess.run([made.node, "-e", "require('node:sqlite')"], capture_output=True).returncode == 0
