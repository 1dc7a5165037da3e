"""A browser and a house for each story."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser

from tests.harness.server import Kesken, running_server
from tests.stories.people import Person

P = TypeVar("P", bound=Person)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Kesken]:
    with running_server(tmp_path) as kesken:
        yield kesken
        assert kesken.faults == []


@pytest.fixture
def enter(chromium: Browser, house: Kesken, tmp_path: Path) -> Iterator[Callable[[type[P], str], P]]:
    """`enter(Phone, "fi")`: somebody with a page of their own. At the end nobody's page may have
    complained. What they saw last lies as pictures in the test's folder.
    """
    people: list[Person] = []

    def someone(who: type[P], language: str) -> P:
        person = who(chromium, house.url, language)
        people.append(person)
        return person

    yield someone
    complaints = [complaint for person in people for complaint in person.complaints]
    for number, person in enumerate(people):
        person.page.screenshot(path=tmp_path / f"{number}-{type(person).__name__.lower()}.png")
        person.context.close()
    assert complaints == []
