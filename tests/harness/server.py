"""A Kesken of our own: the real program on a free port with its own data, to be killed and started again."""

import os
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from server.trail import FAULT
from tests.harness.patience import PATIENCE
from tests.harness.process import Server, free_port, with_files

ROOT = Path(__file__).parents[2]
OURS = (
    "DATABASE_URL",
    "REDIS_URL",
    "PUBLIC_URL",
    "TRUSTED_PROXIES",
    "SECRET_KEY",
    "CREATE",
    "PASSPHRASE",
    "LISTEN",
    "PORT",
)


@dataclass(frozen=True)
class Kesken:
    url: str
    data: Path
    server: Server

    @property
    def log(self) -> str:
        """What it has written so far, to its standard output and error."""
        return self.server.log.read_text(errors="replace")

    @property
    def faults(self) -> list[str]:
        """What its log tells of faults of its own."""
        return faults_in(self.log)

    def kill(self) -> None:
        """As a power cut would."""
        self.server.kill()

    def start_again(self) -> None:
        self.server.start()


@contextmanager
def running_server(
    data: Path, *, port: int = 0, files: int = 0, program: str = "", **settings: str
) -> Iterator[Kesken]:
    """`settings` as in the environment: DATABASE_URL="postgresql://…". `data`: a folder of the test's own.
    `files`: how many it may have open; 0: as many as the system gives.
    `program`: a module that starts it with something changed, such as tests.strangers.unhurried.
    """
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    env = {name: value for name, value in os.environ.items() if name not in OURS}
    env |= {"KESKEN_DATA": str(data), **settings}
    how: list[str | Path] = ["-m", program] if program else [ROOT / "wsgi.py"]
    command = with_files(files, [sys.executable, *how, "--port", str(port)])
    server = Server(command, lambda: answers(url), data / f"kesken-{port}.log", {"cwd": ROOT, "env": env})
    with server.running():
        yield Kesken(url, data, server)


def faults_in(log: str) -> list[str]:
    return [line for line in log.splitlines() if FAULT in line or "Traceback" in line]


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
