"""For all tests: the process stays unpatched (README.md says why), and failing examples are printed."""

from collections.abc import Iterator
from contextlib import ExitStack

import hypothesis
import pytest
from eventlet import patcher
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.harness.browser import launch
from tests.harness.busy import busy

# A busy machine is slow at making examples, too.
SLOW = [hypothesis.HealthCheck.too_slow]
hypothesis.settings.register_profile("kesken", deadline=None, suppress_health_check=SLOW, print_blob=True)
hypothesis.settings.load_profile("kesken")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="also what takes long: faults, other browsers")
    parser.addoption("--busy", type=int, default=0, metavar="N", help="on a machine that N loops keep busy")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "whole: runs with `./dev test --all` only")
    if not hasattr(config, "workerinput"):  # one of several workers: whoever started it has begun
        beside = ExitStack()
        beside.enter_context(busy(config.getoption("--busy")))
        config.add_cleanup(beside.close)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--all", default=False):
        return
    left_out = [item for item in items if item.get_closest_marker("whole")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture(autouse=True, scope="session")
def unpatched() -> Iterator[None]:
    """Before the first test and after the last."""
    assert not is_patched()
    yield
    assert not is_patched()


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """One for all tests of a worker: a process can hold one Playwright at a time."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(driver: Playwright) -> Iterator[Browser]:
    """Open a context for each person."""
    started = launch(driver)
    yield started
    started.close()


def is_patched() -> bool:
    return any(patcher.is_monkey_patched(module) for module in ("socket", "thread", "time"))
