"""The real program, started with options of its command line."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.harness.process import Server, free_port
from tests.harness.server import OURS, ROOT, Kesken, answers


@contextmanager
def running_with(data: Path, *options: str) -> Iterator[Kesken]:
    """`data`: a folder of the test's own."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = {name: value for name, value in os.environ.items() if name not in OURS}
    command = [sys.executable, str(ROOT / "wsgi.py"), "--port", str(port), *options]
    how = {"cwd": ROOT, "env": {**env, "KESKEN_DATA": str(data)}}
    server = Server(command, lambda: answers(url), data / "kesken.log", how)
    with server.running():
        yield Kesken(url, data, server)
