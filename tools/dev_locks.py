"""Makes the hash-locked requirement files. `--universal`: one lock for every Python and system.

uv writes no index address into them, where pip-compile would.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from tools import dev_pip
from tools.dev_say import ROOT, Command, Stop, must, say

HOW = ["--universal", "--python-version", "3.11", "--generate-hashes", "--quiet", "--no-config"]
SIGNED = ["--custom-compile-command", "./dev lock"]

SOURCES = {
    "run": ["requirements.txt", "--excludes", "tools/requirements-run-excludes.in"],
    "test": ["requirements.txt", "tools/requirements-test.in", "-c", "tools/requirements-run.lock"],
    "node": ["tools/requirements-node.in"],
    "cc": ["tools/requirements-cc.in"],
}


def make(python: Path, arguments: Sequence[str]) -> None:
    """Keeps the versions that still fit, unless `--upgrade` is among the arguments."""
    env = dev_pip.as_uv_reads_it(os.environ)
    for name, sources in SOURCES.items():
        lock = f"tools/requirements-{name}.lock"
        by_uv: Command = [python, "-m", "uv", "pip", "compile", *HOW, *SIGNED]
        must([*by_uv, *sources, "-o", lock, *arguments], f"{lock} could not be made; above is why.", env)
        refuse_addresses(ROOT / lock)
        say(f"Made {lock}.")


def refuse_addresses(path: Path) -> None:
    if "://" in path.read_text():
        raise Stop(f"{path.name} names the address of an index; it must not.")
