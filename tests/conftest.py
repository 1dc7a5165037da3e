"""For all tests: the process stays unpatched (README.md says why), and failing examples are printed."""

from collections.abc import Iterator

import hypothesis
import pytest
from eventlet import patcher
from playwright.sync_api import Browser

from tests.harness.browser import browser

hypothesis.settings.register_profile("kesken", deadline=None, print_blob=True)
hypothesis.settings.load_profile("kesken")


@pytest.fixture(autouse=True, scope="session")
def unpatched() -> Iterator[None]:
    """Before the first test and after the last."""
    assert not is_patched()
    yield
    assert not is_patched()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One for all tests of a worker: a process can hold one Playwright at a time. Open a context for each
    person.
    """
    with browser() as started:
        yield started


def is_patched() -> bool:
    return any(patcher.is_monkey_patched(module) for module in ("socket", "thread", "time"))
