"""Both databases, for whatever must hold on both."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from server.store.migrate import upgrade
from server.store.tables import metadata
from tests.harness.postgres import execute, fresh_database, postgres


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL for all tests of this process; take a fresh database in it."""
    with postgres() as service:
        yield service.url


@pytest.fixture(scope="session")
def migrated_database(postgres_url: str) -> Iterator[str]:
    with fresh_database(postgres_url) as url:
        upgrade(url)
        yield url


@pytest.fixture
def postgres_database(migrated_database: str) -> str:
    """The same one for every test, emptied: making a new one takes ten times as long."""
    execute(migrated_database, f"truncate {', '.join(metadata.tables)}")
    return migrated_database


@pytest.fixture
def sqlite_database(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'kesken.db'}"
    upgrade(url)
    return url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, brought up to date; each test runs on both kinds."""
    url: str = request.getfixturevalue(f"{request.param}_database")
    return url


@pytest.fixture
def said() -> list[str]:
    """What a command said, line by line."""
    return []


@pytest.fixture
def say(said: list[str]) -> Callable[[str], None]:
    return said.append
