"""How long a server takes to answer what needs no database, ten times a second: whether its loop is free.

    python -m tests.faults.pulse URL     one line of milliseconds each, until its standard input is closed

A process of its own, since in that of the phones everyone waits for everyone.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.harness.in_order import client_in_order

EVERY = 0.1  # seconds
READY = "ready\n"


@contextmanager
def pulse_of(url: str) -> Iterator[list[float]]:
    """The list is filled at the end."""
    command = [sys.executable, "-m", "tests.faults.pulse", url]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    felt: list[float] = []
    assert process.stdout
    assert process.stdout.readline() == READY
    try:
        yield felt
    finally:
        said, _ = process.communicate("")
        felt += map(float, said.split())


def feel(url: str) -> None:
    line = client_in_order()
    line.connect(url, transports=["websocket"])
    sys.stdout.write(READY)
    sys.stdout.flush()
    is_over = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), is_over.set()), daemon=True).start()
    while not is_over.wait(EVERY):
        asked = time.perf_counter()
        line.call("leave", {})
        sys.stdout.write(f"{(time.perf_counter() - asked) * 1000:.2f}\n")
    line.disconnect()


if __name__ == "__main__":
    feel(sys.argv[1])
