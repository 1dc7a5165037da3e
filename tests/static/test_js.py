"""The browser's own parts, run by Node: each file of *.test.mjs is one test here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.patience import PATIENCE

HERE = Path(__file__).parent


@pytest.mark.parametrize("file", sorted(path.name for path in HERE.glob("*.test.mjs")))
def test_the_browsers_part_works(file: str) -> None:
    node = find_node()
    if node is None:
        pytest.skip("Node is missing: `./dev test` puts it into .venv, or install it on PATH.")

    done = subprocess.run([node, "--test", HERE / file], capture_output=True, text=True, timeout=PATIENCE)

    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def find_node() -> str | None:
    beside = Path(sys.executable).parent
    return shutil.which("node", path=f"{beside}{os.pathsep}{os.environ.get('PATH', os.defpath)}")
