"""For all tests: the process stays unpatched (README.md says why), and failing examples are printed."""

from collections.abc import Iterator

import hypothesis
import pytest
from eventlet import patcher

hypothesis.settings.register_profile("kesken", deadline=None, print_blob=True)
hypothesis.settings.load_profile("kesken")


@pytest.fixture(autouse=True, scope="session")
def unpatched() -> Iterator[None]:
    """Before the first test and after the last."""
    assert not is_patched()
    yield
    assert not is_patched()


def is_patched() -> bool:
    return any(patcher.is_monkey_patched(module) for module in ("socket", "thread", "time"))
