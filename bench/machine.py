"""The machine that is measured on: which cores, how many files, and what it is called."""

import datetime
import os
import platform
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from server import open_files

ROOT = Path(__file__).resolve().parents[1]


class Cores(NamedTuple):
    """Server and load do not share one, unless there is only one."""

    server: int
    load: int

    @property
    def are_apart(self) -> bool:
        return self.server != self.load


def cores() -> Cores:
    mine = sorted(os.sched_getaffinity(0))
    return Cores(mine[0], mine[-1])


@contextmanager
def on(core: int) -> Iterator[None]:
    """Whatever is started meanwhile stays on that core."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def raise_files() -> int:
    open_files.ask_for_more()
    return open_files.limit()


def described(node: str) -> dict[str, str | int]:
    return {
        "date": datetime.date.today().isoformat(),  # noqa: DTZ011
        "commit": _said("git", "-C", str(ROOT), "describe", "--always", "--dirty"),
        "processor": _processor(),
        "cores": os.cpu_count() or 1,
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "node": _said(node, "--version").removeprefix("v"),
    }


def sentence(machine: dict[str, str | int]) -> str:
    return "{date}, at {commit}: {processor}, {cores} cores, {system}, Python {python}, Node {node}".format(
        **machine
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _said(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True).stdout.strip() or "unknown"
    except OSError:
        return "unknown"


def now_ns() -> int:
    """The clock that the load generator looks at."""
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC)
