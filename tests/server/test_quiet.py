"""What the socket's libraries write down: faults of ours, without what people wrote, and nothing else."""

import logging
from collections.abc import Callable

import pytest

from server.quiet import LIBRARIES, quieten_libraries
from sessions.names import decode

WORDS = "what somebody wrote, ä"


@pytest.fixture(autouse=True)
def quiet() -> None:
    quieten_libraries()


@pytest.mark.parametrize("library", LIBRARIES)
def test_what_a_library_could_not_read_is_nobodys_business(
    library: str, caplog: pytest.LogCaptureFixture
) -> None:
    log = logging.getLogger(library)

    log.error("Invalid session %s", WORDS)
    fail(log, lambda: int(WORDS))

    assert caplog.text == ""


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_fault_of_ours_is_told_without_words(library: str, caplog: pytest.LogCaptureFixture) -> None:
    fail(logging.getLogger(library), lambda: decode(WORDS))

    assert "message handler error: A fault of Kesken's own: ValueError" in caplog.text
    assert "sessions/names.py" in caplog.text, "where it happened"
    assert caplog.text.count("\n") == 1
    assert "wrote" not in caplog.text.replace(__name__, "")


def test_asking_twice_changes_nothing() -> None:
    quieten_libraries()

    assert [len(logging.getLogger(library).filters) for library in LIBRARIES] == [1, 1]


def fail(log: logging.Logger, act: Callable[[], object]) -> None:
    try:
        act()
    except Exception:
        log.exception("message handler error")
