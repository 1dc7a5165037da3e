"""How many files a server may open: it asks for more than its shell gives, and keeps some for itself."""

import subprocess
import sys

import pytest

from server import open_files
from tests.harness.server import ROOT

ASK = "from server.open_files import *; ask_for_more(); print(limit(), room_for_connections())"


@pytest.mark.parametrize("usual", [256, 1024])
def test_a_server_asks_for_more_than_shells_give(usual: int) -> None:
    allowed = resource_hard()

    said = started_after(f"ulimit -Sn {usual}")

    assert said == [min(allowed, 65_536), min(allowed, 65_536) - 64]


def test_where_no_more_is_given_it_keeps_some_for_itself() -> None:
    assert started_after("ulimit -n 256") == [256, 192]
    assert started_after("ulimit -n 70") == [70, 16]


def test_where_there_is_no_such_limit_it_says_so_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    monkeypatch.setattr(open_files, "resource", None)

    open_files.ask_for_more()

    assert (open_files.limit(), open_files.room_for_connections()) == (512, 448)


def started_after(shell: str) -> list[int]:
    command = ["sh", "-c", f'{shell} && exec "$@"', "sh", sys.executable, "-c", ASK]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [int(number) for number in done.stdout.split()]


def resource_hard() -> int:
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return sys.maxsize if hard == resource.RLIM_INFINITY else hard
