"""The real program, once or twice, on either database, with or without a Valkey, perhaps behind a relay."""

import os
import secrets
import signal
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.faults.relay import Relay
from tests.harness.patience import PATIENCE
from tests.harness.postgres import fresh_database, postgres
from tests.harness.process import Server, Service, with_files
from tests.harness.server import OURS, ROOT
from tests.harness.valkey import valkey

SECRET = "ab3f09c1e57d42688b1f6ce0d2a7943b5c80f16e"  # of these servers alone


@dataclass
class House:
    """`urls`: where phones and desks knock, of each process unless a relay stands in front. `postgres` and
    `valkey` are None where there are none.
    """

    urls: list[str]
    data: Path
    processes: list[Server]
    postgres: Server | None
    valkey: Server | None
    relay: Relay | None

    @property
    def url(self) -> str:
        return self.urls[0]

    @property
    def sqlite(self) -> Path:
        return self.data / "kesken.db"

    @property
    def log(self) -> str:
        return "".join(process.log.read_text(errors="replace") for process in self.processes)


@dataclass(frozen=True)
class Setting:
    """`plants`: for each process the names of what `plants.py` changes in it, parted by commas. `files`: how
    many each may have open; 0: as many as the system gives.
    """

    database: str = "sqlite"
    processes: int = 1
    has_valkey: bool = False
    has_relay: bool = False
    plants: Sequence[str] = ()
    files: int = 0


class Services:
    """A PostgreSQL and a Valkey, started when first asked for and kept for several runs."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._postgres: Service | None = None
        self._valkey: Service | None = None

    @property
    def postgres(self) -> Service:
        self._postgres = self._postgres or self._stack.enter_context(postgres())
        return self._postgres

    @property
    def valkey(self) -> Service:
        self._valkey = self._valkey or self._stack.enter_context(valkey())
        return self._valkey

    def close(self) -> None:
        self._stack.close()


@contextmanager
def running_house(folder: Path, setting: Setting, services: Services) -> Iterator[House]:
    with ExitStack() as stack:
        ports = [steady_port() for _ in range(setting.processes)]
        relay = stack.enter_context(Relay(ports)) if setting.has_relay else None
        urls = [relay.url if relay else f"http://127.0.0.1:{port}" for port in ports]
        env = {name: value for name, value in os.environ.items() if name not in OURS}
        env |= {"KESKEN_DATA": str(folder), "SECRET_KEY": SECRET, "CREATE": "open"}
        env |= {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        if setting.database == "postgres":
            env["DATABASE_URL"] = stack.enter_context(fresh_database(services.postgres.url))
        if setting.has_valkey:
            env["REDIS_URL"] = services.valkey.url
        processes = []
        for place, port in enumerate(ports):
            plants = setting.plants[place] if place < len(setting.plants) else ""
            env_of_it = env | {"PUBLIC_URL": urls[place]}
            processes.append(kesken(folder, port, plants, env_of_it, setting.files))
            stack.enter_context(processes[-1].running())
        yield House(
            urls,
            folder,
            processes,
            services.postgres.server if setting.database == "postgres" else None,
            services.valkey.server if setting.has_valkey else None,
            relay,
        )


def kesken(folder: Path, port: int, plants: str, env: dict[str, str], files: int = 0) -> Server:
    program = ["-m", "tests.faults.planted", plants] if plants else [str(ROOT / "wsgi.py")]
    command = with_files(files, [sys.executable, *program, "--port", str(port)])
    return Server(command, lambda: listens(port), folder / f"kesken-{port}.log", {"cwd": ROOT, "env": env})


def steady_port() -> int:
    """One that no outgoing connection is given while its server is down: below the range that systems use."""
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def listens(port: int) -> bool:
    """It answers at all: whether it is well is another question, and here it often is not."""
    try:
        with socket.create_connection(("127.0.0.1", port), 2) as line:
            line.settimeout(PATIENCE)
            line.sendall(b"GET /static/none HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            return line.recv(4) == b"HTTP"
    except OSError:
        return False


def ask_to_leave(server: Server) -> None:
    """As an operator would: SIGTERM, and wait until it is gone."""
    assert server.process
    server.process.send_signal(signal.SIGTERM)
    server.process.wait(timeout=PATIENCE)
