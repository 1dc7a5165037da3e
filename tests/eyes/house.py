"""A Kesken to look at: the real program without its limits on how often, so that boards fill in no time."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.harness.process import Server, free_port
from tests.harness.server import OURS, ROOT, Kesken, answers


@contextmanager
def house_to_look_at(data: Path, *, pseudo: bool = False, program: str = "") -> Iterator[Kesken]:
    """`pseudo`: it also speaks the language of nobody (pseudo.py). `data`: an empty folder. `program`:
    another, such as named.py.
    """
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = {name: value for name, value in os.environ.items() if name not in OURS}
    env |= {"KESKEN_DATA": str(data), "OPERATOR": "Harbour School", "CONTACT": "harbour@example.org"}
    program = program or ("tests.eyes.pseudo" if pseudo else "tests.strangers.unhurried")
    command: list[str | Path] = [sys.executable, "-m", program, "--port", str(port)]
    server = Server(command, lambda: answers(url), data / "kesken.log", {"cwd": ROOT, "env": env})
    with server.running():
        yield Kesken(url, data, server)
