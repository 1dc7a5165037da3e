"""Real servers, real phones, and whatever may go wrong. A red run is never tried again until it is green."""

from pathlib import Path

import pytest

from tests.faults.houses import Services
from tests.faults.mixture import FAULTS
from tests.faults.rooms import QUICK, WHOLE
from tests.faults.runs import run
from tests.faults.seeds import REDS, Red
from tests.faults.table import RUNS

pytestmark = [pytest.mark.xdist_group("faults"), pytest.mark.slow]

IN_SHORT = (
    ("kill -9, again and again", "sqlite"),
    ("SIGTERM with goodbye", "postgres"),
    ("PostgreSQL stopped", "postgres"),
    ("SQLite locked by another", "sqlite"),
    ("the disk full", "sqlite"),
    ("the database file goes away and comes back", "sqlite"),
    ("the log beside the database deleted, then killed", "sqlite"),
    ("a thousand idle connections", "sqlite"),
    ("no files left", "postgres"),
    ("Valkey killed", "postgres"),
    ("polling only, upgrades refused", "sqlite"),
)
ALL = [(name, database) for name, fault in FAULTS.items() for database in fault.databases]


def marked(database: str, *values: object, is_quick: bool = True) -> object:
    """With what it needs, for who runs without."""
    marks = [pytest.mark.postgres] if database == "postgres" else []
    return pytest.param(*values, marks=marks if is_quick else [*marks, pytest.mark.whole])


@pytest.mark.parametrize(("fault", "database"), [marked(d, f, d) for f, d in IN_SHORT])
def test_no_promise_is_broken(fault: str, database: str, services: Services, tmp_path: Path) -> None:
    done = run(fault, services, tmp_path, database=database, size=QUICK)

    assert not done.violations, str(done)


@pytest.mark.parametrize(
    "red",
    [marked(red.database, red, is_quick=red.is_quick) for red in REDS],
    ids=[red.found[:40] for red in REDS],
)
def test_what_was_red_once_stays_green(red: Red, services: Services, tmp_path: Path) -> None:
    done = run(red.fault, services, tmp_path, database=red.database, size=QUICK, seed=red.seed)

    assert not done.violations, str(done)


@pytest.mark.whole
@pytest.mark.timeout(900)
@pytest.mark.parametrize(("fault", "database"), [marked(d, f, d) for f, d in ALL])
def test_no_promise_is_broken_at_full_length(
    fault: str, database: str, services: Services, tmp_path: Path
) -> None:
    done = run(fault, services, tmp_path, database=database, size=WHOLE)
    RUNS.append(done)

    assert not done.violations, str(done)
