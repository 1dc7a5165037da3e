"""The code passes every check of `./dev lint`, and what is generated is what its sources make."""

import subprocess
from pathlib import Path

import pytest

from tools import quality

ROOT = quality.ROOT
VENDOR = ROOT / "static" / "vendor"
MADE = ("ui.js", "LICENSES.txt", "checksums.txt")


@pytest.mark.parametrize("check", quality.CHECKS)
def test_the_code_passes(check: str) -> None:
    content, said = quality.run(check)

    if not content:
        pytest.fail(said, pytrace=False)


def test_the_vendored_file_is_what_the_locked_libraries_make(tmp_path: Path) -> None:
    command = ["node", "tools/vendor.mjs", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=quality.environment(), capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    for name in MADE:
        assert (tmp_path / name).read_bytes() == (VENDOR / name).read_bytes(), f"{name}: run ./dev vendor"


def test_the_test_lock_holds_the_whole_run_lock() -> None:
    """`./dev run` counts on it: it takes a venv made for the tests as it is."""
    assert pins("run") <= pins("test")


def pins(lock: str) -> set[str]:
    lines = (ROOT / "tools" / f"requirements-{lock}.lock").read_text().splitlines()
    return {line.removesuffix(" \\") for line in lines if "==" in line}
