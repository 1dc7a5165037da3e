"""`./dev test faults --all` runs every fault, on both databases, in its full length."""

from collections.abc import Iterator

import pytest

from tests.faults.houses import Services
from tests.faults.table import RUNS, lines


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if RUNS:
        terminalreporter.section("how long it took")
        for line in lines(RUNS):
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def services() -> Iterator[Services]:
    services = Services()
    yield services
    services.close()
