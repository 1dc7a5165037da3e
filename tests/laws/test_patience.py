"""On a busy machine the suite says the same, later: nobody but tests/harness/patience.py knows how long."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path
from subprocess import PIPE, Popen

import psutil
import pytest

from tests.harness.busy import busy
from tests.harness.patience import until
from tests.harness.process import is_alive

TESTS = Path(__file__).parents[1]
MEANT = {
    "harness/patience.py": "it is the place",
    "harness/test_harness.py": "what is frozen stays silent, however long one waits",
    "faults/relay.py": "a network is slow",
    "faults/harm_ground.py": "a fault lasts",
    "faults/plants.py": "a planted mistake is slow",
    "faults/test_faults.py": "faults in their full length",
    "faults/test_plants.py": "what was planted keeps phones from what is waited for",
    "faults/test_two_processes.py": "what would not hold is not waited for for long",
    "recorded/record.py": "a room takes so many thoughts a second; no test",
    "server/in_a_room.py": "the loop runs only while somebody sleeps",
    "server/test_clerk.py": "lets the loop run once",
    "server/test_pace.py": "lets the loop run once",
    "server/test_quarters.py": "lets the loop run once",
    "strangers/test_garbage.py": "a million packets, when they are asked for",
    "server/test_directory.py": "the other one waits, or is done: both are right",
}
A_RUN = """
import sys
from tests.harness.busy import busy
with busy(2) as loops:
    print(*[one.pid for one in loops], flush=True)
    sys.stdin.read()
"""
# `timeout` is pytest's mark.
WAITS = ("sleep", "wait_for_timeout", "timeout")
MEASURED = re.compile(r"\b(monotonic|perf_counter|time\.time)\(")
SHARED = ("PATIENCE", "WAITS")
LIMITS = ("timeout", "within", "wait_timeout", "request_timeout", "patience")


def test_nobody_waits_by_the_clock_or_for_so_many_seconds() -> None:
    found = {
        path.relative_to(TESTS).as_posix(): lines
        for path in sorted(TESTS.rglob("*.py"))
        if (lines := list(waits_in(path.read_text(encoding="utf-8"))))
    }

    theirs = {name: lines for name, lines in found.items() if name not in MEANT}
    assert theirs == {}, "until(…) of tests/harness/patience.py waits, and pages wait as long by themselves"
    assert sorted(set(MEANT) - set(found)) == [], "no exception is needed any more"


@pytest.mark.parametrize(
    "source",
    [
        "time.sleep(1)",
        "page.wait_for_timeout(300)",
        "pytestmark = pytest.mark.timeout(60)",
        "expect(a).to_be_visible(timeout=5_000)",
        "settle(within=2)",
        "SOON = 20\nphone.settle(within=SOON)",
        "assert time.monotonic() - began < 5",
    ],
)
def test_such_waiting_would_be_seen(source: str) -> None:
    assert list(waits_in(source))


def test_scripts_in_pages_wait_for_no_time_either() -> None:
    for path in TESTS.rglob("*.py"):
        if path != Path(__file__):
            assert not re.search(r"setTimeout\(", path.read_text(encoding="utf-8")), path


def waits_in(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (name_of(node.func) in WAITS or any(map(limits, node.keywords))):
            yield ast.unparse(node)
        if isinstance(node, ast.Compare) and is_bar(node):
            yield ast.unparse(node)


def limits(word: ast.keyword) -> bool:
    """By a number, or by a constant of one's own."""
    if word.arg not in LIMITS:
        return False
    if isinstance(word.value, ast.Constant):
        return bool(word.value.value)
    return name_of(word.value).isupper() and name_of(word.value) not in SHARED


def is_bar(node: ast.Compare) -> bool:
    """So much time and no more."""
    return isinstance(node.ops[0], ast.Lt | ast.LtE) and bool(MEASURED.search(ast.unparse(node.left)))


def name_of(node: ast.AST) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))


# --- ./dev test --busy


def test_what_keeps_the_machine_busy_ends_with_the_test_run() -> None:
    with busy(2) as loops:
        assert [one.poll() for one in loops] == [None, None]

    assert None not in [one.poll() for one in loops]


def test_it_ends_by_itself_when_the_test_run_was_killed() -> None:
    with Popen([sys.executable, "-c", A_RUN], cwd=TESTS.parent, stdin=PIPE, stdout=PIPE, text=True) as run:
        assert run.stdout
        loops = [psutil.Process(int(pid)) for pid in run.stdout.readline().split()]
        assert [is_alive(one) for one in loops] == [True, True]

        run.kill()

    until(lambda: not any(map(is_alive, loops)))


@pytest.mark.parametrize("arguments", [[], ["--all"], ["--busy", "4"], ["--busy=4", "--all"]])
def test_on_a_busy_machine_too_several_tests_run_at_a_time_when_none_is_named(arguments: list[str]) -> None:
    several = run_path(str(TESTS.parent / "dev"))["whole_suite"]

    assert several(arguments)
    assert not several([*arguments, "tests/laws"])
