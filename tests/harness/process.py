"""A server process of our own: started, asked whether it answers, stopped, or hurt on purpose."""

import random
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from tests.harness.patience import PATIENCE, until


class NotStarted(Exception):
    """The server gave up or stayed silent; the message holds the end of its log."""


@dataclass
class Server:
    command: Sequence[str | Path]
    answers: Callable[[], bool]
    log: Path
    how: dict[str, Any] = field(default_factory=dict)  # further arguments of subprocess.Popen
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=subprocess.STDOUT, **self.how)
        try:
            until(self.is_up, "it stays silent")
        except (NotStarted, AssertionError) as no:
            self.kill()
            said = self.log.read_text(errors="replace")[-2000:]
            raise NotStarted(f"{self.command[0]}: {no}\n{said}") from None

    def is_up(self) -> bool:
        """Raises NotStarted when it gave up."""
        if not self.is_running:
            raise NotStarted("it gave up")
        return self.answers()

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """In good order; killed when something holds it."""
        self.thaw()
        if self.process:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(timeout=PATIENCE / 4)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """As a power cut would."""
        gone = self.tell_all(psutil.Process.kill)
        if self.process:
            self.process.wait()
        until(lambda: not any(is_alive(process) for process in gone))

    def freeze(self) -> None:
        self.tell_all(psutil.Process.suspend)

    def thaw(self) -> None:
        self.tell_all(psutil.Process.resume)

    def tell_all(self, act: Callable[[psutil.Process], None]) -> list[psutil.Process]:
        """The process and its children: PostgreSQL has one for each connection, which come and go."""
        if not self.process or not self.is_running:
            return []
        parent = psutil.Process(self.process.pid)
        family = [parent, *parent.children(recursive=True)]
        for process in family:
            with suppress(psutil.NoSuchProcess):
                act(process)
        return family

    @contextmanager
    def running(self) -> Iterator[None]:
        try:
            self.start()
            yield
        finally:
            self.stop()


@dataclass(frozen=True)
class Service:
    """`server` is None when somebody else's service was named by the environment: do not hurt it."""

    url: str
    server: Server | None = None


def with_files(most: int, command: Sequence[str | Path]) -> Sequence[str | Path]:
    """The command where no more than so many files may be open; 0: as many as the system gives."""
    return ["sh", "-c", f'ulimit -n {most} && exec "$@"', "sh", *command] if most else command


def is_alive(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def free_port() -> int:
    """Below those that outgoing connections are given, which take thousands when strangers are tried."""
    while True:
        port = random.randrange(12_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
